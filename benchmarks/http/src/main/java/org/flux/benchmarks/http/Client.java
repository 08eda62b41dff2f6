// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection of a load: sends a request, reads its response to the end, and no further. */
final class Client {
    private static final byte[] BEGIN = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final int END_OF_STATUS = 3;
    private static final byte[] REFUSED = "HTTP/1.1 503".getBytes(StandardCharsets.US_ASCII);
    /** Of the text that org.flux.http sends with it. */
    private static final int REFUSAL = "Service unavailable\n".length();
    private static final int END_OF_HEAD = 4;

    private final SocketChannel channel;
    /** When the request in flight was to be sent. */
    private long intended;
    private int bodyLength;
    private boolean mayBeRefused;
    private boolean refused;
    /** Bytes of the head that have come. */
    private int head;
    /** How much of the empty line that ends a head has come. */
    private int matched;
    /** Bytes of the body that are yet to come; -1 while the head comes. */
    private int left;

    Client(InetSocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** From now on a request may be answered 503. */
    void allowRefusal() {
        mayBeRefused = true;
    }

    /** Whether the last one was. */
    boolean refused() {
        return refused;
    }

    long intended() {
        return intended;
    }

    void send(ByteBuffer request, int expectedLength, long intendedAt) throws IOException {
        intended = intendedAt;
        bodyLength = expectedLength;
        head = 0;
        refused = false;
        matched = 0;
        left = -1;
        request.clear();
        channel.write(request);
        if (request.hasRemaining()) {
            throw new LoadFailed("the server does not read: a request could not be sent at once");
        }
    }

    /**
     * Reads what has come.
     *
     * @param buffer to read into; what is in it afterwards means nothing
     * @return the number of bytes, negative if with them the response is complete
     */
    int receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new LoadFailed("the server closed a connection");
        }
        buffer.flip();
        if (left < 0) {
            readHead(buffer);
        }
        if (left >= 0) {
            left -= buffer.remaining();
            if (left < 0) {
                throw new LoadFailed("a response is longer than it should be, by " + -left + " bytes");
            }
            return left == 0 ? -count : count;
        }
        return count;
    }

    private void readHead(ByteBuffer buffer) throws LoadFailed {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (mayBeRefused && head == BEGIN.length - END_OF_STATUS && next == REFUSED[head]) {
                refused = true;
                bodyLength = REFUSAL;
            }
            if (head < BEGIN.length && next != (refused ? REFUSED : BEGIN)[head]) {
                throw new LoadFailed("a response does not begin with HTTP/1.1 200");
            }
            head++;
            if (next == ((matched & 1) == 0 ? '\r' : '\n')) {
                matched++;
                if (matched == END_OF_HEAD) {
                    left = bodyLength;
                    return;
                }
            } else {
                matched = next == '\r' ? 1 : 0;
            }
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
