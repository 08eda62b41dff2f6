// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.lang.Language;
import org.flux.lang.syntax.FluxReader;

/** One session of the language server over one connection. */
public final class FluxServer {
    /**
     * Held, since loggers that nobody holds forget their level. It would tell of every client that has gone without waiting for an answer,
     * and of every request that is cancelled after it has been answered.
     */
    private static final Logger CONNECTION = Logger.getLogger(RemoteEndpoint.class.getName());

    static {
        CONNECTION.setLevel(Level.SEVERE);
    }

    private final ServerContext context = new ServerContext();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Lifecycle lifecycle;
    private final List<Object> services = new ArrayList<>();

    public FluxServer() {
        List<Feature> features = Features.of(context);
        lifecycle = new Lifecycle(context, features, ended::countDown);
        services.add(lifecycle);
        services.addAll(features);
    }

    /**
     * Answers until the client says that it is enough, its process has ended, or there is nothing more to read.
     *
     * @return 0 if the client has ended the session as the protocol wants it, else 1
     */
    public int run(InputStream in, OutputStream out) throws InterruptedException {
        // what takes long the first time is done while the client is still thinking what to ask
        context.inBackground(() -> Language.service(FluxReader.class));
        Launcher<FluxClient> launcher = new Launcher.Builder<FluxClient>()
                .setLocalServices(services)
                .setRemoteInterface(FluxClient.class)
                .setClassLoader(FluxServer.class.getClassLoader())
                .setExceptionHandler(FluxServer::error)
                .setInput(in)
                .setOutput(out)
                .setExecutorService(Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, "flux-connection");
                    thread.setDaemon(true);
                    return thread;
                }))
                .create();
        context.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        Thread watch = new Thread(new FutureTask<>(() -> {
            awaitEnd(listening);
            return null;
        }), "flux-end-of-input");
        watch.setDaemon(true);
        watch.start();
        ended.await();
        context.threads().stop();
        return lifecycle.isShutDown() ? 0 : 1;
    }

    /** What a request fails with where {@link Requests} has not said it already: a message that makes no sense, for example. */
    private static ResponseError error(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException || cause instanceof InvocationTargetException) {
            cause = cause.getCause();
        }
        return cause instanceof ResponseErrorException known ? known.getResponseError()
                : new ResponseError(ResponseErrorCode.InternalError, "flux failed to answer: " + cause, null);
    }

    private void awaitEnd(Future<Void> listening) throws InterruptedException {
        try {
            listening.get();
        } catch (ExecutionException | CancellationException closed) {
            // as good as an end
        } finally {
            ended.countDown();
        }
    }
}
