// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A bound socket with its event loops and connections: what exists between start and close of a source. */
final class Listener {
    private static final Logger LOG = System.getLogger("org.flux.http");
    private static final int BACKLOG = 4096;
    /** Under load there is much between two looks at the listening socket. */
    private static final int ACCEPTED_AT_ONCE = 64;
    /** A client that has read nothing for so long, when everything ends, is waited for no longer. */
    private static final long PATIENCE_MILLIS = 1500;
    /** For so long connections that seem to be idle are read once the source is told to stop; at least once, however busy the loop is. */
    private static final long LAST_READ_MILLIS = 50;
    /** An event loop that is busy for so long is waited for no longer. */
    private static final long LAST_READ_LIMIT_MILLIS = 2000;
    private static final long SHUTDOWN_MILLIS = 5000;

    private final Server server;
    private final EventLoopGroup loops;
    private final Map<EventLoop, Reactor> reactors = new IdentityHashMap<>();
    private final Channel channel;

    Listener(Server server) throws IOException {
        this.server = server;
        HttpSettings settings = server.settings();
        SslContext tls = Tls.of(settings);
        Transport transport = Transport.of(settings.transport());
        int threads = settings.ioThreads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.ioThreads();
        loops = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("flux-http"), transport.handlers());
        for (EventExecutor executor : loops) {
            Reactor reactor = new Reactor((EventLoop) executor, server);
            reactors.put(reactor.loop(), reactor);
            reactor.start(settings);
        }
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(ACCEPTED_AT_ONCE))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ConnectionInitializer(server, reactors, tls))
                .bind(settings.host(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
            boolean unresolved = bound.cause() instanceof UnresolvedAddressException;
            BindException thrown = new BindException("cannot listen on " + settings.host() + ":" + settings.port() + ": "
                    + (unresolved ? "unknown host" : bound.cause().getMessage()));
            thrown.initCause(bound.cause());
            throw thrown;
        }
        channel = bound.channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    void pause() {
        if (!server.stopping()) {
            server.pause(true);
        }
    }

    void resume() {
        if (!server.stopping()) {
            server.pause(false);
            reactors.values().forEach(Reactor::release);
        }
    }

    /**
     * Accepts and reads what has arrived by now, so that it is answered and not reset; closes the listening socket, and the connections
     * that wait for a request. The others close with their answer. What is offered before this returns is in time, what comes later is
     * refused.
     */
    void stop() {
        if (!server.stop()) {
            return;
        }
        reactors.values().forEach(Reactor::release);
        CompletableFuture<Void> ready = Backlog.acceptAndClose(channel).thenCompose(closed -> readOnEachLoop());
        ready.thenRun(server::refuse);
        if (reactors.keySet().stream().noneMatch(EventLoop::inEventLoop)) {
            await(ready);
            server.refuse(); // even if a loop is busy and does not get to it
        }
    }

    private static void await(CompletableFuture<Void> ready) {
        try {
            ready.get(LAST_READ_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(Level.DEBUG, "an event loop is busy: what has arrived there is refused", late);
        }
    }

    /** Reads for a while; completes when that is over, and the connections that wait for a request are closed. */
    private CompletableFuture<Void> readOnEachLoop() {
        List<CompletableFuture<Void>> read = new ArrayList<>();
        for (Reactor reactor : reactors.values()) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            read.add(done);
            reactor.loop().schedule(() -> {
                reactor.forEach(Connection::stop);
                done.complete(null);
            }, LAST_READ_MILLIS, TimeUnit.MILLISECONDS);
        }
        return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new));
    }

    /** Sends what is left to send, while clients go on reading and the drain time-out is not over, and ends all. Again is harmless. */
    void close() {
        stop();
        onEachLoop(reactor -> reactor.forEach(Connection::finish));
        try {
            awaitLastBytes();
            onEachLoop(reactor -> reactor.forEach(Connection::abort)); // releases what could not be sent; ending the loops alone would not
            loops.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS).await(SHUTDOWN_MILLIS);
        } catch (InterruptedException interrupted) {
            loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            Thread.currentThread().interrupt();
        }
    }

    private void awaitLastBytes() throws InterruptedException {
        long end = System.nanoTime() + server.settings().drainTimeout().toNanos();
        long before = -1;
        long now = progress();
        long left = PATIENCE_MILLIS;
        while (server.connections() > 0 && now != before && left > 0) {
            before = now;
            server.awaitNoConnections(left);
            now = progress();
            left = Math.min(PATIENCE_MILLIS, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
        }
    }

    /** A number that changes when a client reads. */
    private long progress() throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        for (Reactor reactor : reactors.values()) {
            if (!reactor.loop().isShuttingDown()) {
                reactor.loop().submit(() -> reactor.forEach(connection -> sum.addAndGet(connection.outgoing().progress()))).await();
            }
        }
        return sum.get();
    }

    private void onEachLoop(Consumer<Reactor> action) {
        for (Reactor reactor : reactors.values()) {
            if (!reactor.loop().isShuttingDown()) {
                reactor.loop().execute(() -> action.accept(reactor));
            }
        }
    }
}
