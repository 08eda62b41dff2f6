// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.OpenDocuments;
import org.flux.lang.ui.document.Outgoing;

/** The one language server of the workbench: who wants to know something asks here. Starting and restarting it is {@link Starter}'s. */
public final class Server {
    /** Whoever waits on the user interface's thread waits no longer than this. */
    private static final Duration NOT_FELT = Duration.ofMillis(500);

    private static final Server INSTANCE = new Server();

    private final AtomicBoolean used = new AtomicBoolean();
    private final List<ServerListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService answers = Executors.newCachedThreadPool(task -> Connection.daemon(task, "flux-answers"));
    private final ExecutorService news = Executors.newSingleThreadExecutor(task -> Connection.daemon(task, "flux-news"));
    private final AtomicLong requests = new AtomicLong();
    private final Outgoing outgoing = new ToServer();
    private final Starter starter;
    /** Guarded by this, as all below. */
    private Connection connection;
    /** Whether the texts that are open are on their way to it. */
    private boolean introduced;
    private State state = State.STARTING;
    /** Asked before there was a connection. */
    private final List<Ask<?>> waiting = new ArrayList<>();

    private Server() {
        starter = new Starter(this);
    }

    /** Never blocks; starts the process in the background at first use. */
    public static Server get() {
        if (INSTANCE.used.compareAndSet(false, true)) {
            INSTANCE.starter.start();
        }
        return INSTANCE;
    }

    /** Hears of the server as soon as there is one, without making it start. */
    static void watch(ServerListener listener) {
        INSTANCE.addListener(listener);
        if (INSTANCE.used.get()) {
            listener.stateChanged(INSTANCE.state());
        }
    }

    static void unwatch(ServerListener listener) {
        INSTANCE.removeListener(listener);
    }

    /**
     * Asks the server something; what is typed so far is sent before. Never blocks.
     *
     * @return completes, not on the user interface's thread, with the answer; with null where no server can be had; with a
     *     ResponseErrorException if the server refuses. Is cancelled if the server ends first; cancelling it tells the server.
     */
    public <T> CompletableFuture<T> ask(Function<FluxRequests, CompletableFuture<T>> request) {
        requests.incrementAndGet();
        Ask<T> ask = new Ask<>(request, answers);
        Connection now;
        synchronized (this) {
            now = connection;
            if (now == null ? state.isStarting() : !introduced) {
                waiting.add(ask);
                return ask;
            }
        }
        if (now == null) {
            ask.complete(null);
        } else {
            now.ask(ask);
        }
        return ask;
    }

    /** For what wants an answer at once: waits at most so long, on the user interface's thread at most half a second. */
    public <T> T askNow(Duration limit, T otherwise, Function<FluxRequests, CompletableFuture<T>> request) {
        boolean felt = Display.getCurrent() != null;
        if (felt && !state().isRunning()) {
            return otherwise;
        }
        Duration most = felt && limit.compareTo(NOT_FELT) > 0 ? NOT_FELT : limit;
        CompletableFuture<T> ask = ask(request);
        try {
            T answer = ask.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? otherwise : answer;
        } catch (TimeoutException | CancellationException | ExecutionException notNow) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } finally {
            ask.cancel(true);
        }
    }

    public synchronized Optional<ServerCapabilities> capabilities() {
        return Optional.ofNullable(connection).map(Connection::capabilities);
    }

    public void addListener(ServerListener listener) {
        listeners.add(listener);
    }

    public void removeListener(ServerListener listener) {
        listeners.remove(listener);
    }

    /** Whatever state it is in; forgets how often it has crashed. */
    public void restart() {
        starter.restart();
    }

    /** The workbench ends. Waits a moment for the server to end. */
    static void stopIfStarted() {
        if (INSTANCE.used.get()) {
            INSTANCE.starter.stop();
        }
    }

    public synchronized State state() {
        return state;
    }

    /** Of the process that serves at present. */
    public synchronized Optional<Long> pid() {
        return Optional.ofNullable(connection).map(Connection::pid);
    }

    /** The way to the server for what is told, not asked. */
    public Outgoing outgoing() {
        return outgoing;
    }

    /** There is another text that the server has to know of. */
    public void opened(FluxDocument document) {
        boolean connected;
        synchronized (this) {
            connected = connection != null;
        }
        if (connected) {
            document.open();
        }
    }

    /** From now on this one serves. */
    void connected(Connection next) {
        synchronized (this) {
            connection = next;
        }
        OpenDocuments.get().all().forEach(FluxDocument::open);
        List<Ask<?>> asked;
        synchronized (this) {
            introduced = true;
            asked = List.copyOf(waiting);
            waiting.clear();
        }
        asked.forEach(next::ask);
        tell(ServerListener::started);
    }

    /** It serves no more; who has ended it closes it. */
    void disconnected(Connection old, State next) {
        synchronized (this) {
            if (connection != old) {
                return;
            }
            connection = null;
            introduced = false;
            state = next;
        }
        OpenDocuments.get().all().forEach(FluxDocument::forget);
        tell(listener -> listener.ended(next.detail()));
        tell(listener -> listener.stateChanged(next));
        if (!next.isStarting()) {
            giveUp();
        }
    }

    void become(State next) {
        synchronized (this) {
            state = next;
        }
        tell(listener -> listener.stateChanged(next));
        if (next.isFailure()) {
            giveUp();
        }
    }

    /** What a server says of itself, as long as it serves. */
    void told(State next) {
        synchronized (this) {
            if (state.isFailure()) {
                return;
            }
        }
        become(next);
    }

    private void giveUp() {
        List<Ask<?>> asked;
        synchronized (this) {
            asked = List.copyOf(waiting);
            waiting.clear();
        }
        asked.forEach(ask -> ask.complete(null));
    }

    void tell(Consumer<ServerListener> what) {
        news.execute(() -> {
            for (ServerListener listener : listeners) {
                try {
                    what.accept(listener);
                } catch (RuntimeException e) {
                    if (!(e instanceof SWTException gone && gone.code == SWT.ERROR_DEVICE_DISPOSED)) { // the workbench has ended meanwhile
                        Plugin.log("A listener of the Flux server failed", e); // the others hear it all the same
                    }
                }
            }
        });
    }

    private final class ToServer implements Outgoing {
        @Override
        public boolean send(Consumer<FluxRequests> message) {
            Connection now;
            synchronized (Server.this) {
                now = connection;
            }
            return now != null && now.send(message);
        }

        @Override
        public long requests() {
            return requests.get();
        }
    }
}
