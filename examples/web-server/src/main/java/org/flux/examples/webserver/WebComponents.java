// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.flux.examples.webserver.php.Php;
import org.flux.examples.webserver.php.PhpProgram;
import org.flux.examples.webserver.php.Script;
import org.flux.examples.webserver.php.ScriptFailure;
import org.flux.examples.webserver.samples.SampleSite;
import org.flux.http.Http;
import org.flux.http.HttpSource;
import org.flux.http.Request;
import org.flux.http.Response;
import org.flux.http.StaticFiles;
import org.flux.runtime.EndOfSource;
import org.flux.runtime.FlowTimeout;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.PushSource;

/** The components of {@code web-server.flux}: sequential code, without a thread or a lock. */
public final class WebComponents implements WebServerComponents, AutoCloseable {
    private static final Logger LOG = System.getLogger(WebComponents.class.getName());
    private static final long TICK_SECONDS = 5;
    private static final Response HELLO = Response.text("Hello, World!");
    private static final String FOR_FILES = "GET, HEAD, OPTIONS";

    private final LongSupplier nanoTime;
    private final HttpSource source;
    private final Path root;
    private final Site site;
    private final FileCache cache;
    private final Clients clients;
    private final AccessLog log;
    private final PhpProgram php;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Null if there is none; set before the first flow. */
    private Php scripts;

    public WebComponents(FluxOptions options) {
        this(options, System::nanoTime);
    }

    WebComponents(FluxOptions options, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        source = HttpSource.from(options);
        root = options.path("root", SampleSite.DIRECTORY,
                "directory of the files to serve; the standard one is created with samples if absent");
        site = new Site(root,
                options.integer("cache-file-size", 1 << 20, 0, Integer.MAX_VALUE, "size of the largest file that is kept in memory"),
                options.bool("list", true, "whether to list directories that have no index"));
        cache = new FileCache(
                options.integer("cache-size", 64 << 20, 0, Integer.MAX_VALUE, "bytes of files to keep in memory"),
                options.duration("revalidate", Duration.ofSeconds(1), "look at a file in memory again after so long").toNanos());
        int rate = options.integer("rate", 0, 0, 1_000_000, "requests per second and client; 0 for as many as they like");
        clients = new Clients(rate, options.integer("burst", Math.max(1, 2 * rate), 1, 10_000_000,
                "requests that a client may save up; twice the rate if not given"));
        log = new AccessLog(options.path("access-log", null, "file to append a line per request to, in the combined format"));
        php = PhpProgram.of(options);
    }

    @Override
    public PushSource<Request> listen() throws IOException {
        if (root.equals(SampleSite.DIRECTORY)) {
            SampleSite.createUnlessPresent(root);
        } else if (!Files.isDirectory(root)) {
            throw new FluxOptions.Invalid("--root=" + root + " is not a directory");
        }
        log.open();
        scripts = php.start(root).orElse(null);
        return source;
    }

    // The limit per client

    @Override
    public Object clientOf(Request request) {
        return Clients.idOf(request);
    }

    @Override
    public boolean isLimited(Request request) {
        return clients.areLimited();
    }

    @Override
    public FindClientResult findClient(Request request) {
        return new FindClientResult(request, clients.find(Clients.idOf(request), nanoTime.getAsLong()));
    }

    @Override
    public boolean isKnown(Bucket bucket) {
        return bucket != Bucket.NONE;
    }

    @Override
    public AddClientResult addClient(Request request, Bucket bucket) {
        return new AddClientResult(request, clients.add(Clients.idOf(request), nanoTime.getAsLong()));
    }

    @Override
    public Request takeToken(Request request, Bucket bucket) throws TooManyRequests {
        clients.takeToken(bucket, nanoTime.getAsLong());
        return request;
    }

    @Override
    public void tick() throws InterruptedException, EndOfSource {
        if (!clients.areLimited() || ended.await(TICK_SECONDS, TimeUnit.SECONDS)) {
            throw new EndOfSource();
        }
    }

    @Override
    public void closeTick() {
        ended.countDown();
    }

    @Override
    public void forgetIdle() {
        clients.forgetIdle(nanoTime.getAsLong());
    }

    // The page

    @Override
    public ReadRequestResult readRequest(Request request) throws Refusal {
        return new ReadRequestResult(request, Wanted.of(request));
    }

    @Override
    public boolean isGreeting(Wanted wanted) {
        return wanted.isGreeting();
    }

    @Override
    public GreetResult greet(Request request, Wanted wanted) {
        return new GreetResult(request, HELLO);
    }

    @Override
    public CheckCacheResult checkCache(Request request, Wanted wanted) {
        return new CheckCacheResult(request, wanted, cache.find(wanted.path(), nanoTime.getAsLong()));
    }

    @Override
    public boolean isFresh(Lookup found) {
        return found.fresh();
    }

    @Override
    public ClaimResult claim(Request request, Wanted wanted, Lookup found) {
        return new ClaimResult(request, wanted, cache.claim(wanted.path(), nanoTime.getAsLong()));
    }

    @Override
    public ReadFromDiskResult readFromDisk(Request request, Wanted wanted, Lookup found) throws IOException, Refusal {
        return new ReadFromDiskResult(request, wanted, site.read(wanted.path(), found.resource()));
    }

    @Override
    public StoreInCacheResult storeInCache(Request request, Wanted wanted, Resource resource) {
        return new StoreInCacheResult(request, wanted, cache.store(wanted.path(), resource, nanoTime.getAsLong()));
    }

    @Override
    public boolean isScript(Lookup found) {
        return found.resource() instanceof Resource.Runnable;
    }

    @Override
    public RunScriptResult runScript(Request request, Wanted wanted, Lookup found) throws ScriptFailure, InterruptedIOException {
        if (scripts == null) {
            throw php.missing();
        }
        Script script = ((Resource.Runnable) found.resource()).script();
        boolean tls = source.address().startsWith("https:");
        return new RunScriptResult(request, scripts.run(request, script, source.port(), tls));
    }

    @Override
    public RepresentResult represent(Request request, Wanted wanted, Lookup found) {
        return new RepresentResult(request, switch (request.method()) {
            case "GET", "HEAD" -> read(request, found.resource());
            case "OPTIONS" -> Response.noContent().header("Allow", FOR_FILES);
            default -> Response.status(405, "Files are only for reading.\n").header("Allow", FOR_FILES);
        });
    }

    private static Response read(Request request, Resource resource) {
        return switch (resource) {
            case Resource.File file -> file.representation().answer(request);
            case Resource.Listing listing -> listing.page();
            case Resource.Unslashed unslashed -> StaticFiles.redirectToDirectory(request);
            case Resource.Runnable script -> throw new IllegalStateException("a script is run");
        };
    }

    @Override
    public boolean isReady(Response response) {
        return response.inMemory();
    }

    @Override
    public void send(Request request, Response response) throws IOException {
        answer(request, response);
    }

    @Override
    public void sendFile(Request request, Response response) throws IOException {
        answer(request, response);
    }

    private void answer(Request request, Response response) throws IOException {
        Http.respond(request, response);
        if (log.isOn()) {
            log.add(LogEntry.of(request, response));
        }
    }

    // What is not fine

    @Override
    public void tooMany(Request request, Bucket bucket, Throwable failure) throws Exception {
        if (failure instanceof TooManyRequests tooMany) {
            answer(request, Response.status(429, "Too many requests; ask again later.\n")
                    .header("Retry-After", Long.toString(tooMany.waitSeconds())));
        } else {
            trouble(request, failure);
        }
    }

    @Override
    public void badRequest(Request request, Throwable failure) throws Exception {
        explain(request, failure);
    }

    @Override
    public void fourOhFour(Request request, Wanted wanted, Throwable failure) throws Exception {
        explain(request, failure);
    }

    private void explain(Request request, Throwable failure) throws Exception {
        switch (failure) {
            case Refusal refusal -> answer(request, refused(refusal));
            default -> trouble(request, failure);
        }
    }

    private static Response refused(Refusal refusal) {
        Response response = Response.status(refusal.status(), refusal.getMessage() + "\n");
        return refusal.status() == 405 ? response.header("Allow", FOR_FILES) : response;
    }

    @Override
    public void badGateway(Request request, Wanted wanted, Lookup found, Throwable failure) throws Exception {
        if (failure instanceof ScriptFailure script) {
            LOG.log(script.status() == 501 ? Level.DEBUG : Level.WARNING, script.getMessage());
            Response response = Response.status(script.status(), script.toClient() + "\n");
            answer(request, script.status() == 503 ? response.header("Retry-After", "1") : response);
        } else {
            trouble(request, failure);
        }
    }

    /** What no other handler answers: there is no such file, time is up, or something is broken, which the runtime is to log and count. */
    @Override
    public void trouble(Request request, Throwable failure) throws Exception {
        if (failure instanceof NoSuchFileException) { // also while it was about to be sent
            answer(request, Response.status(404, "There is nothing by this name.\n"));
        } else if (failure instanceof FlowTimeout) {
            answer(request, Response.status(503, "Service unavailable\n").header("Retry-After", "1"));
        } else {
            answer(request, Response.status(500, "Internal server error\n"));
            throw new IOException("could not answer " + request, failure);
        }
    }

    // The access log

    @Override
    public void awaitEntries() throws InterruptedException, EndOfSource {
        log.await();
    }

    @Override
    public void closeAwaitEntries() {
        log.end();
    }

    @Override
    public void writeEntries() throws IOException {
        log.write();
    }

    /** Writes the rest of the log and ends the scripts' processes. */
    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            if (scripts != null) {
                scripts.close();
            }
        }
    }

    FileCache cache() {
        return cache;
    }

    Clients clients() {
        return clients;
    }
}
