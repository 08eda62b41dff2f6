// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of a server, as an editor talks with it. */
final class LanguageServer implements AutoCloseable, Connection.Listener {
    private static final long STOP_SECONDS = 3;
    private static final List<Integer> ASK_AGAIN = List.of(-32800, -32801, -32802); // cancelled, content modified, cancelled by the server
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final double MEGABYTE = 1e6;

    private final Contestant contestant;
    private final Process process;
    private final Path log;
    private final long started;
    private final Connection connection;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Semaphore changedDiagrams = new Semaphore(0);
    private volatile OpenFile file;
    private JsonElement capabilities = JsonNull.INSTANCE;
    private double initializeMillis;

    private LanguageServer(Contestant contestant, Process process, Path log, long started) {
        this.contestant = contestant;
        this.process = process;
        this.log = log;
        this.started = started;
        this.connection = new Connection(process.getInputStream(), process.getOutputStream(), this);
    }

    /**
     * Starts a process and lets it read a workspace.
     *
     * @param log takes what it writes to its standard error
     */
    static LanguageServer start(Contestant contestant, List<String> command, Path workspace, Path log, long limitNanos)
            throws IOException, InterruptedException {
        // A process whose parent has died, however it died, is of no use: the kernel ends it. Control-C is for the parent alone.
        List<String> whole = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL"));
        whole.addAll(command);
        long started = System.nanoTime();
        Process process = new ProcessBuilder(whole).redirectError(log.toFile()).start();
        LanguageServer server = new LanguageServer(contestant, process, log, started);
        try {
            server.initialize(workspace, limitNanos);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    private void initialize(Path workspace, long limitNanos) throws IOException, InterruptedException {
        String uri = workspace.toUri().toString();
        JsonObject params = Json.object("processId", ProcessHandle.current().pid(), "rootUri", uri, "rootPath", workspace.toString(),
                "capabilities", ClientCapabilities.json(), "trace", "off",
                "workspaceFolders", Json.array(Json.object("uri", uri, "name", workspace.getFileName().toString())));
        Connection.Answer answer = within(connection.request("initialize", params), limitNanos)
                .orElseThrow(() -> failed("did not answer initialize"));
        if (answer.error() != null) {
            throw failed("does not start: " + answer.error());
        }
        initializeMillis = (answer.nanos() - started) / 1e6;
        capabilities = Json.at(answer.result(), "capabilities").orElse(JsonNull.INSTANCE);
        connection.notify("initialized", new JsonObject());
    }

    OpenFile open(Path path, String text) throws IOException {
        file = new OpenFile(connection, path.toUri().toString(), contestant.probed());
        file.open(text);
        return file;
    }

    /** From the start of the process. */
    double initializeMillis() {
        return initializeMillis;
    }

    double millisSinceStart(long nanos) {
        return (nanos - started) / 1e6;
    }

    boolean announces(Ask ask) {
        return ask.announced(capabilities);
    }

    /** Waits until the workspace has been read: the stock server answers no sooner, ours says it. */
    boolean awaitReady(long limitNanos) throws InterruptedException {
        return contestant.probed() || ready.await(limitNanos, TimeUnit.NANOSECONDS);
    }

    /** Forgets that pictures have changed so far. */
    void forgetChangedDiagrams() {
        changedDiagrams.drainPermits();
    }

    /** Waits until the server says that a picture may have changed. */
    boolean awaitChangedDiagram(long limitNanos) throws InterruptedException {
        return changedDiagrams.tryAcquire(limitNanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Asks, and asks again for as long as the server says that the text has changed meanwhile, as an editor does.
     *
     * @return nothing if there was no answer in time
     */
    Optional<Connection.Answer> ask(String method, JsonElement params, long limitNanos) throws IOException, InterruptedException {
        long end = System.nanoTime() + limitNanos;
        for (;;) {
            Optional<Connection.Answer> answer = within(connection.request(method, params), end - System.nanoTime());
            if (answer.isEmpty() || answer.get().error() == null) {
                return answer;
            }
            if (!ASK_AGAIN.contains(answer.get().error().get("code").getAsInt())) {
                throw failed("answers " + method + " by an error: " + answer.get().error().get("message"));
            }
        }
    }

    /** As {@link #ask}, without waiting. */
    CompletableFuture<Connection.Answer> askLater(String method, JsonElement params) throws IOException {
        return connection.request(method, params);
    }

    private Optional<Connection.Answer> within(CompletableFuture<Connection.Answer> answer, long nanos)
            throws IOException, InterruptedException {
        try {
            return Optional.of(answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException tooLate) {
            return Optional.empty();
        } catch (ExecutionException ended) {
            throw failed("has ended");
        }
    }

    @Override
    public void notified(String method, JsonElement params, long nanos) {
        OpenFile open = file;
        if (method.equals("textDocument/publishDiagnostics") && open != null) {
            open.published(params, nanos);
        } else if (method.equals("flux/status")
                && Json.at(params, "state").map(JsonElement::getAsString).filter("ready"::equals).isPresent()) {
            ready.countDown();
        } else if (method.equals("flux/diagramChanged")) {
            changedDiagrams.release();
        }
    }

    @Override
    public JsonElement asked(String method, JsonElement params) {
        if (!method.equals("workspace/configuration")) {
            return JsonNull.INSTANCE;
        }
        JsonArray settings = new JsonArray(); // one for each that it asks for: all are as by default
        Json.at(params, "items").ifPresent(items -> items.getAsJsonArray().forEach(item -> settings.add(JsonNull.INSTANCE)));
        return settings;
    }

    /** An exception that shows what the process said last. */
    IOException failed(String what) {
        String tail = "";
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            tail = String.join("\n    ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException unreadable) {
            // then the message has to do without
        }
        return new IOException(contestant + " " + what + (tail.isEmpty() ? "" : ":\n    " + tail));
    }

    double residentMegabytes() throws IOException {
        return status("VmRSS:");
    }

    double peakMegabytes() throws IOException {
        return status("VmHWM:");
    }

    private double status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(field)).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum()
                    / MEGABYTE;
        }
    }

    /** What of the heap is in use after a collection. */
    double heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        long kilobytes = 0;
        for (String line : jcmd("GC.heap_info").lines().filter(it -> !it.contains("Metaspace") && !it.contains("class space")).toList()) {
            Matcher used = USED.matcher(line);
            kilobytes += used.find() ? Long.parseLong(used.group(1)) : 0;
        }
        return (kilobytes << 10) / MEGABYTE;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw failed("did not answer jcmd " + command);
        }
        return said;
    }

    /** Ends the process: as the protocol wants it, then surely. */
    @Override
    public void close() {
        try {
            within(connection.request("shutdown", JsonNull.INSTANCE), TimeUnit.SECONDS.toNanos(STOP_SECONDS));
            connection.notify("exit", JsonNull.INSTANCE);
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException hasEnded) {
            // so much the better
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly().onExit().join();
    }
}
