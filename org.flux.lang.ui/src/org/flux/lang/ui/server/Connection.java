// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.flux.lang.ui.console.Log;

/** One process of the server, and the way to it. What is sent goes from a thread of its own: nobody waits for a server that is busy. */
final class Connection {
    /** Held, since loggers that nobody holds forget their level: it would tell of everything that comes too late for a server that ends. */
    private static final Logger LATE = Logger.getLogger(RemoteEndpoint.class.getName());
    /** Of what a server writes before it ends, in characters. */
    private static final int LAST_WORDS = 2_000;
    private static final int SECONDS_TO_STOP = 3;

    static {
        LATE.setLevel(Level.SEVERE);
    }

    private final Process process;
    private final StringBuffer lastWords = new StringBuffer();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "flux-connection"));
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> daemon(task, "flux-sender"));
    private final Set<Ask<?>> pending = ConcurrentHashMap.newKeySet();
    private final Launcher<FluxRequests> launcher;
    private final Thread errors;
    private volatile ServerCapabilities capabilities;
    private volatile boolean stopping;

    /** @param client what the server's words are heard by */
    Connection(Process process, Client client) {
        this.process = process;
        this.errors = daemon(this::readErrors, "flux-errors");
        errors.start();
        this.launcher = new Launcher.Builder<FluxRequests>()
                .setLocalService(client)
                .setRemoteInterface(FluxRequests.class)
                .setClassLoader(Connection.class.getClassLoader())
                .setInput(process.getInputStream())
                .setOutput(process.getOutputStream())
                .setExecutorService(threads)
                .wrapMessages(new Trace())
                .create();
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits until the server has answered.
     *
     * @param ended called once, when the process has ended
     */
    void initialize(InitializeParams params, int seconds, Runnable ended) throws IOException {
        Future<Void> listening = launcher.startListening();
        threads.execute(() -> {
            try {
                listening.get();
            } catch (ExecutionException | CancellationException closed) {
                // as good as an end
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroy(); // one that says nothing any more is of no use
        });
        CompletableFuture<?> exit = process.onExit();
        CompletableFuture<ServerCapabilities> answer = launcher.getRemoteProxy().initialize(params)
                .thenApply(result -> result.getCapabilities());
        try {
            CompletableFuture.anyOf(answer, exit).get(seconds, TimeUnit.SECONDS);
            if (!answer.isDone()) {
                throw new IOException("it ended before it had answered");
            }
            capabilities = answer.get();
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + seconds + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
        launcher.getRemoteProxy().initialized(new InitializedParams());
        exit.thenRun(ended);
    }

    ServerCapabilities capabilities() {
        return capabilities;
    }

    long pid() {
        return process.pid();
    }

    /** What it has written to its error stream at last. */
    String lastWords() {
        try {
            errors.join(TimeUnit.SECONDS.toMillis(1)); // what a process says at its end may still be on its way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lastWords.toString().strip();
    }

    String exit() {
        return process.isAlive() ? "is still running" : "exit code " + process.exitValue();
    }

    boolean isStopping() {
        return stopping;
    }

    /** The server, of which each request that is sent is told. */
    FluxRequests remote(Consumer<CompletableFuture<?>> requested) {
        Endpoint endpoint = launcher.getRemoteEndpoint();
        return ServiceEndpoints.toServiceObject(new Endpoint() {
            @Override
            public CompletableFuture<?> request(String method, Object parameter) {
                CompletableFuture<?> answer = endpoint.request(method, parameter);
                requested.accept(answer);
                return answer;
            }

            @Override
            public void notify(String method, Object parameter) {
                endpoint.notify(method, parameter);
            }
        }, FluxRequests.class);
    }

    boolean send(Consumer<FluxRequests> message) {
        return inOrder(() -> message.accept(launcher.getRemoteProxy()));
    }

    <T> void ask(Ask<T> ask) {
        pending.add(ask);
        ask.whenComplete((answer, failure) -> pending.remove(ask));
        if (!process.isAlive() || !inOrder(() -> ask.over(this))) {
            ask.cancel(false);
        }
    }

    private boolean inOrder(Runnable task) {
        try {
            sender.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    Log.warn("A message could not be sent: " + e.getMessage());
                }
            });
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    /** Ends it at once; whoever waits for it goes on. To be called on any thread. */
    void abort() {
        process.destroyForcibly();
    }

    /** Asks it to end, and ends it if it does not. */
    void stop() {
        stopping = true;
        cancelAsks();
        try {
            if (process.isAlive() && capabilities != null) {
                CompletableFuture<Object> asked = new CompletableFuture<>();
                send(server -> server.shutdown().whenComplete((answer, failure) -> asked.complete(answer)));
                asked.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
                send(FluxRequests::exit);
                process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            Log.warn("The server did not stop when asked to");
        } catch (ExecutionException e) {
            Log.warn("The server did not stop when asked to: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            close();
        }
    }

    /** Nobody is to wait any more. */
    void close() {
        sender.shutdownNow();
        threads.shutdown();
        cancelAsks();
    }

    private void cancelAsks() {
        List.copyOf(pending).forEach(ask -> ask.cancel(false));
    }

    private void readErrors() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Log.server(line);
                lastWords.append(line).append('\n');
                lastWords.delete(0, Math.max(0, lastWords.length() - LAST_WORDS));
            }
        } catch (IOException ended) {
            // there is nothing more to read
        }
    }
}
