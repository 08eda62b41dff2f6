// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * A client that talks to a server of its own over a real JSON-RPC connection. Everything that waits gives up after a minute. What the
 * server logs as an error fails the test at the latest when the session is closed.
 */
public final class LspSession implements AutoCloseable {
    static final long PATIENCE_SECONDS = 60;
    /** Held, since loggers that nobody holds forget their level. It would tell of every session that has ended. */
    private static final Logger CONNECTION = Logger.getLogger(RemoteEndpoint.class.getName());

    private final FluxServer server = new FluxServer();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final LspClient client = new LspClient();
    private final Future<Void> listening;
    private final RemoteFlux remote;
    private final PipedOutputStream toServer;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private InitializeResult initialized;

    private LspSession() throws IOException {
        CONNECTION.setLevel(Level.OFF);
        PipedInputStream serverIn = new PipedInputStream(1 << 20);
        toServer = new PipedOutputStream(serverIn);
        PipedInputStream clientIn = new PipedInputStream(1 << 20);
        PipedOutputStream toClient = new PipedOutputStream(clientIn);
        Thread thread = new Thread(() -> {
            try (toClient) {
                exit.complete(server.run(serverIn, toClient));
            } catch (InterruptedException | IOException e) {
                exit.completeExceptionally(e);
            }
        }, "test-server");
        thread.setDaemon(true);
        thread.start();
        Launcher<RemoteFlux> launcher = new Launcher.Builder<RemoteFlux>().setLocalService(client)
                .setRemoteInterface(RemoteFlux.class).setInput(clientIn).setOutput(toServer).create();
        listening = launcher.startListening();
        remote = launcher.getRemoteProxy();
    }

    /** A session of a client that can do everything, without folders. */
    public static LspSession start() {
        return start(params -> { });
    }

    /** A session with folders. */
    public static LspSession in(Path... folders) {
        return start(params -> params.setWorkspaceFolders(List.of(folders).stream()
                .map(folder -> new WorkspaceFolder(uri(folder), folder.getFileName().toString())).toList()));
    }

    /** A session of which the test says how it begins; the parameters are those of a client that can do everything. */
    public static LspSession start(Consumer<InitializeParams> adapt) {
        try {
            LspSession session = new LspSession();
            InitializeParams params = new InitializeParams();
            params.setCapabilities(Capabilities.all());
            adapt.accept(params);
            session.initialized = get(session.remote.initialize(params));
            session.remote.initialized(new InitializedParams());
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String uri(Path file) {
        return file.toUri().toString();
    }

    /** The answer to a request. */
    public static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the request failed: " + e.getCause(), e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    public RemoteFlux server() {
        return remote;
    }

    public InitializeResult initializeResult() {
        return initialized;
    }

    /** Opens a text that is in no file; its marks are taken out. */
    public OpenText open(String marked) {
        return open("untitled:Server.flux", marked);
    }

    public OpenText open(Path file, String marked) {
        return open(uri(file), marked);
    }

    public OpenText open(String uri, String marked) {
        MarkedText text = MarkedText.of(marked);
        versions.put(uri, 1);
        remote.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "flux", 1, text.text())));
        return new OpenText(uri, text);
    }

    /** A text that is open, and where its marks were. */
    public record OpenText(String uri, MarkedText marked) {
        public TextDocumentIdentifier id() {
            return new TextDocumentIdentifier(uri);
        }

        public String text() {
            return marked.text();
        }
    }

    /** Replaces a whole text. */
    public OpenText change(OpenText document, String marked) {
        MarkedText text = MarkedText.of(marked);
        change(document.uri(), new TextDocumentContentChangeEvent(text.text()));
        return new OpenText(document.uri(), text);
    }

    public int change(String uri, TextDocumentContentChangeEvent... changes) {
        int version = versions.merge(uri, 1, Integer::sum);
        remote.getTextDocumentService().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, version),
                List.of(changes)));
        return version;
    }

    public void close(OpenText document) {
        remote.getTextDocumentService().didClose(new DidCloseTextDocumentParams(document.id()));
    }

    /** The findings of the version that was sent last. */
    public List<Diagnostic> diagnostics(OpenText document) {
        int version = versions.get(document.uri());
        return client.await(published -> {
            PublishDiagnosticsParams last = published.get(document.uri());
            return last != null && last.getVersion() != null && last.getVersion() == version ? last.getDiagnostics() : null;
        });
    }

    /** Waits until the findings of a file, which need not be open, are as wanted. */
    public List<Diagnostic> diagnosticsOf(String uri, java.util.function.Predicate<List<Diagnostic>> wanted) {
        return client.await(published -> {
            PublishDiagnosticsParams last = published.get(uri);
            return last != null && wanted.test(last.getDiagnostics()) ? last.getDiagnostics() : null;
        });
    }

    /** Waits until the server says that it has nothing left to do. */
    public FluxClient.Status awaitIdle() {
        return client.await(published -> client.status != null && client.status.state().equals("ready") ? client.status : null);
    }

    /** Waits until everything that has changed has been checked, and told: one text after the other is. */
    public void awaitChecks() {
        OpenText last = open("untitled:Last.flux", "");
        diagnostics(last);
        change(last, "// more");
        diagnostics(last);
        close(last);
    }

    /** Sets the section {@code flux} of the client's settings. */
    public void settings(JsonObject section) {
        client.settings = section;
        remote.getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
    }

    /** What the server has asked the client to apply. */
    public List<ApplyWorkspaceEditParams> appliedEdits() {
        return List.copyOf(client.edits);
    }

    /** The messages that the user has been shown. */
    public List<String> shown() {
        synchronized (client) {
            return List.copyOf(client.shown);
        }
    }

    /** Waits until the server has shown some progress from begin to end. */
    public List<ProgressParams> awaitProgress() {
        return client.await(published -> !client.progress.isEmpty() && client.progress.getLast().getValue().getLeft().getKind()
                == WorkDoneProgressKind.end ? List.copyOf(client.progress) : null);
    }

    /** Waits until the server has shown of some progress more than its begin. */
    public void awaitProgressOf(String token) {
        client.await(published -> client.progress.stream().filter(told -> told.getToken().equals(Either.forLeft(token))).count() > 1
                ? token : null);
    }

    /** The progress that the server has shown so far. */
    public List<ProgressParams> progress() {
        synchronized (client) {
            return List.copyOf(client.progress);
        }
    }

    /** For what the server has asked whether it may show progress. */
    public List<Either<String, Integer>> createdProgress() {
        synchronized (client) {
            return List.copyOf(client.createdProgress);
        }
    }

    /** Waits until the server wants something to be asked again. */
    public void awaitRefresh(String what) {
        client.await(published -> client.refreshed.removeIf(what::equals) ? what : null);
    }

    /** What the server wants to be asked again, and nobody has waited for. */
    public Set<String> refreshes() {
        synchronized (client) {
            return new TreeSet<>(client.refreshed);
        }
    }

    /** Waits until the server tells that the picture of a program may have changed, and forgets it. */
    public void awaitDiagramChanged(String root) {
        client.await(published -> client.changedDiagrams.remove(root) ? root : null);
    }

    /** The programs of which the server has told so, and which nobody has waited for. */
    public Set<String> changedDiagrams() {
        synchronized (client) {
            return new TreeSet<>(client.changedDiagrams);
        }
    }

    /** What the server has registered. */
    public List<RegistrationParams> registrations() {
        return List.copyOf(client.registrations);
    }

    public CompletableFuture<Integer> exit() {
        return exit;
    }

    /** Ends the connection, as when the client dies. */
    public void disconnect() throws IOException {
        toServer.close();
    }

    @Override
    public void close() {
        if (!exit.isDone()) {
            get(remote.shutdown());
            remote.exit();
            get(exit);
        }
        listening.cancel(true);
        if (!client.errors.isEmpty()) {
            throw new AssertionError("the server has logged errors:\n" + String.join("\n", client.errors));
        }
    }

    /** Writes a file, folders included. */
    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
