// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The connections that the system has made and nobody has accepted yet, when the listening socket is about to be closed. The system would
 * reset them, though their clients may have sent their requests by now. So they are accepted here until there is none left, and the socket
 * is closed in that very moment: what is lost is who connects between these two calls, some microseconds, which no program can prevent.
 */
final class Backlog {
    private static final Logger LOG = System.getLogger("org.flux.http");
    /** As long as clients may connect faster than they are accepted. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_AGAIN_MILLIS = 1;
    /** What Netty's native library wants for an address, which is asked for again afterwards. */
    private static final int ADDRESS_BYTES = 26;

    private final Channel listening;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Backlog(Channel listening) {
        this.listening = listening;
    }

    /** The JDK's listening socket. Public, since Netty makes it. */
    public static final class Nio extends NioServerSocketChannel {
        /** The JDK closes a socket later, with the next selection, as long as it is registered with a selector. */
        private boolean isWithSelector() {
            return javaChannel().isRegistered();
        }

        private Channel accept() throws IOException {
            SocketChannel accepted = javaChannel().accept();
            return accepted == null ? null : new NioSocketChannel(this, accepted);
        }
    }

    /** Accepts those who wait, and closes the socket; completes when that is done. */
    static CompletableFuture<Void> acceptAndClose(Channel listening) {
        Backlog backlog = new Backlog(listening);
        try {
            listening.eventLoop().execute(backlog::begin);
        } catch (RejectedExecutionException hasEnded) {
            backlog.closed.complete(null);
        }
        return backlog.closed;
    }

    private void begin() {
        if (listening instanceof Nio nio && nio.isWithSelector()) {
            nio.deregister();
            onceOutOfSelector(nio);
        } else {
            acceptRest();
        }
    }

    private void onceOutOfSelector(Nio nio) {
        nio.eventLoop().schedule(() -> {
            if (nio.isWithSelector()) {
                onceOutOfSelector(nio);
            } else {
                acceptRest();
            }
        }, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void acceptRest() {
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            for (Channel next = accept(); next != null && System.nanoTime() < end; next = accept()) {
                listening.pipeline().fireChannelRead(next);
            }
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "those who wait to be accepted cannot be", failed);
        } finally {
            listening.close().addListener(done -> closed.complete(null));
        }
    }

    /** The next one, or null. */
    private Channel accept() throws IOException {
        return switch (listening) {
            case Nio nio -> nio.accept();
            case EpollServerSocketChannel epoll -> {
                int accepted = new Socket(epoll.fd().intValue()).accept(new byte[ADDRESS_BYTES]);
                yield accepted < 0 ? null : new EpollSocketChannel(accepted);
            }
            default -> throw new IllegalStateException("no transport of ours: " + listening);
        };
    }
}
