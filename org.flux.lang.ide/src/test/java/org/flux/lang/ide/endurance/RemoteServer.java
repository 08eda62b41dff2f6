// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.flux.lang.ide.FluxClient;
import org.flux.lang.ide.RemoteFlux;

/** A server in a process of its own, and what it has said so far. */
final class RemoteServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

    /** Held, since loggers that nobody holds forget their level. Servers are killed here, of which the connection would tell at length. */
    private static final List<Logger> TALKATIVE = List.of(Logger.getLogger(RemoteEndpoint.class.getName()),
            Logger.getLogger(StreamMessageProducer.class.getName()));

    private final Process process;
    private final Path log;
    private final RemoteFlux server;
    private final Heard heard = new Heard();
    private ServerCapabilities capabilities;

    private RemoteServer(Process process, Path log) {
        this.process = process;
        this.log = log;
        Launcher<RemoteFlux> launcher = new Launcher.Builder<RemoteFlux>().setLocalService(heard)
                .setRemoteInterface(RemoteFlux.class).setInput(process.getInputStream()).setOutput(process.getOutputStream())
                .setExecutorService(Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, "client");
                    thread.setDaemon(true);
                    return thread;
                })).create();
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    /** @param log takes what the process writes to its standard error */
    static RemoteServer start(Path log, ClientCapabilities client, Collection<Path> folders) throws IOException {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m",
                "-Dguice_bytecode_gen_option=DISABLED", "-cp", System.getProperty("java.class.path"), EnduranceServer.class.getName());
        RemoteServer server = new RemoteServer(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
        InitializeParams params = new InitializeParams();
        params.setCapabilities(client);
        params.setProcessId((int) ProcessHandle.current().pid());
        params.setWorkspaceFolders(folders.stream().map(RemoteServer::folder).toList());
        server.capabilities = get(server.server.initialize(params)).getCapabilities();
        server.server.initialized(new InitializedParams());
        return server;
    }

    static WorkspaceFolder folder(Path folder) {
        return new WorkspaceFolder(folder.toUri().toString(), folder.getFileName().toString());
    }

    static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the request failed: " + e.getCause(), e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    RemoteFlux server() {
        return server;
    }

    ServerCapabilities capabilities() {
        return capabilities;
    }

    /** What is in the section {@code flux} of the client's settings from now on. */
    void settings(JsonObject section) {
        heard.settings = section;
    }

    /** Waits until what was published last of each file, by its URI, is as wanted. */
    boolean awaitPublished(Predicate<Map<String, PublishDiagnosticsParams>> wanted, long seconds) throws InterruptedException {
        return heard.await(wanted, seconds);
    }

    Map<String, PublishDiagnosticsParams> published() {
        synchronized (heard) {
            return new TreeMap<>(heard.published);
        }
    }

    /** What the server has complained of: errors in its log, and whatever stands on its standard error. */
    List<String> complaints() throws IOException {
        List<String> all;
        synchronized (heard) {
            all = new ArrayList<>(heard.errors);
        }
        all.addAll(Files.readAllLines(log, StandardCharsets.UTF_8).stream().filter(line -> !line.startsWith("WARNING: ")).toList());
        return all;
    }

    /** Bytes of the heap that are in use after collections. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        jcmd("GC.run");
        return jcmd("GC.heap_info").lines().filter(line -> !line.contains("Metaspace") && !line.contains("class space")).map(USED::matcher)
                .filter(Matcher::find).mapToLong(used -> Long.parseLong(used.group(1)) << 10).sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new AssertionError("jcmd " + command + ": " + said);
        }
        return said;
    }

    /** As when it crashes. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as the protocol wants it. */
    int end() {
        get(server.shutdown());
        server.exit();
        return get(process.onExit()).exitValue();
    }

    /** Closes the connection without a word. */
    int hangUp() throws IOException {
        process.getOutputStream().close();
        return get(process.onExit()).exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What the server says unasked. */
    private static final class Heard implements FluxClient {
        private final Map<String, PublishDiagnosticsParams> published = new TreeMap<>();
        private final List<String> errors = new ArrayList<>();
        private volatile JsonObject settings = new JsonObject();

        private synchronized boolean await(Predicate<Map<String, PublishDiagnosticsParams>> wanted, long seconds)
                throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (!wanted.test(published)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        }

        @Override
        public synchronized void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.put(diagnostics.getUri(), diagnostics);
            notifyAll();
        }

        @Override
        public void status(Status status) {
            // what is published counts
        }

        @Override
        public void diagramChanged(ChangedDiagrams changed) {
            // the client asks when it likes
        }

        @Override
        public synchronized void logMessage(MessageParams message) {
            if (message.getType() == MessageType.Error) {
                errors.add(message.getMessage());
            }
        }

        @Override
        public void showMessage(MessageParams message) {
            logMessage(message);
        }

        @Override
        public void telemetryEvent(Object object) {
            logMessage(new MessageParams(MessageType.Error, "telemetry: " + object));
        }

        @Override
        public void notifyProgress(ProgressParams params) {
            // shown by editors
        }

        @Override
        public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
            return CompletableFuture.completedFuture(params.getItems().stream().map(item -> (Object) settings).toList());
        }

        @Override
        public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
            return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(false));
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> registerCapability(RegistrationParams params) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> unregisterCapability(UnregistrationParams params) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshCodeLenses() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshInlayHints() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshSemanticTokens() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshDiagnostics() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
