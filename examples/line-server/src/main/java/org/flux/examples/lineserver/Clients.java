// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.flux.runtime.EndOfSource;

/**
 * All sockets of the server, watched by one selector on the thread of the source. Flows only write to the client that they were started
 * for; when they are done with it, they put it into a queue that the source's thread empties.
 */
final class Clients implements AutoCloseable {

    /** A line and who sent it. */
    record Line(Client client, String text) {
    }

    /** A client that has read nothing for so long, when everything ends, is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOKS_PER_TIMEOUT = 8;

    private static final Logger LOGGER = System.getLogger(Clients.class.getName());

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Queue<Client> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Line> lines = new ArrayDeque<>();
    private final int maxConnections;
    private final long idleNanos;
    private final long lookEvery;
    private long lookedAt = System.nanoTime();
    private volatile boolean stopping;

    Clients(InetSocketAddress address, int maxConnections, Duration idleTimeout) throws IOException {
        this.maxConnections = maxConnections;
        idleNanos = idleTimeout.toNanos();
        lookEvery = idleTimeout.toMillis() / LOOKS_PER_TIMEOUT + 1;
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        try {
            listener.bind(address).configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            close();
            throw new IOException("cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /** Waits for the next line of any client. Clients whose line is being dealt with are left alone until then. */
    Line next() throws IOException, EndOfSource {
        while (lines.isEmpty()) {
            if (stopping) {
                throw new EndOfSource();
            }
            for (Client client = answered.poll(); client != null; client = answered.poll()) {
                proceed(client);
            }
            if (lines.isEmpty()) {
                selector.select(idleNanos > 0 ? lookEvery : 0);
                serveSelected();
                hangUpOnTheIdle();
            }
        }
        return lines.remove();
    }

    /** Called by a flow that is done with {@code client}'s line. */
    void takeBack(Client client) {
        answered.add(client);
        selector.wakeup();
    }

    /** No line is delivered any more; clients can still be answered. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /** Sends what is left of answers, while clients go on reading, and hangs up. No flow must be left. */
    @Override
    public void close() throws IOException {
        if (selector.isOpen()) {
            flush();
        }
        selector.keys().forEach(key -> close(key.channel()));
        listener.close();
        selector.close();
    }

    private void flush() throws IOException {
        long readAt = System.nanoTime();
        while (sendOn() > 0 && System.nanoTime() - readAt < PATIENCE.toNanos()) {
            selector.selectedKeys().clear();
            // none is selected not only when time is up, but also when a flow has taken a client back since the last line was taken
            if (selector.select(PATIENCE.toMillis()) > 0) {
                readAt = System.nanoTime();
            }
        }
    }

    /** Sends what clients take now. Returns how many of them have something left to take. */
    private int sendOn() {
        int left = 0;
        for (SelectionKey key : selector.keys()) {
            boolean unsent = key.isValid() && key.attachment() instanceof Client client && client.flush();
            if (key.isValid()) {
                key.interestOps(unsent ? SelectionKey.OP_WRITE : 0);
            }
            left += unsent ? 1 : 0;
        }
        return left;
    }

    private void hangUpOnTheIdle() {
        if (idleNanos > 0 && System.nanoTime() - lookedAt > lookEvery * 1_000_000) {
            lookedAt = System.nanoTime();
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Client client && client.isIdle(idleNanos)) {
                    close(key.channel());
                }
            }
        }
    }

    private void serveSelected() throws IOException {
        for (Iterator<SelectionKey> selected = selector.selectedKeys().iterator(); selected.hasNext();) {
            SelectionKey key = selected.next();
            selected.remove();
            if (key.isValid() && key.isAcceptable()) {
                accept();
            } else if (key.isValid()) {
                Client client = (Client) key.attachment();
                if (key.isReadable() && !read(client, key)) {
                    continue;
                }
                proceed(client);
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel socket = listener.accept();
        if (socket != null && selector.keys().size() > maxConnections) { // one key is the listener's
            close(socket);
        } else if (socket != null) {
            socket.configureBlocking(false);
            SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
            key.attach(new Client(this, socket, key));
        }
    }

    private static boolean read(Client client, SelectionKey key) {
        try {
            client.read();
            return true;
        } catch (IOException gone) {
            close(key.channel());
            return false;
        }
    }

    private void proceed(Client client) {
        Optional<String> line;
        try {
            line = client.proceed();
        } catch (IOException gone) {
            client.hangUp();
            return;
        }
        line.ifPresent(text -> lines.add(new Line(client, text)));
    }

    /** Closes a socket that is of no use any more; if even that fails, there is nothing left to do for it. */
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "cannot close " + channel, e);
        }
    }
}
