// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One connected socket. At any moment it belongs either to the thread of the source, which reads lines from it, or to the one flow that
 * deals with its current line; {@link Clients#takeBack} hands it from the latter to the former. So nothing here needs a lock.
 */
final class Client implements Connection {
    static final int LONGEST_LINE = 8192;

    private final Clients clients;
    private final SocketChannel socket;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_LINE);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private boolean inputEnded;
    private boolean hangUpWhenSent;
    private long lastHeardOf = System.nanoTime();

    Client(Clients clients, SocketChannel socket, SelectionKey key) {
        this.clients = clients;
        this.socket = socket;
        this.key = key;
    }

    /** On the source's thread: whether it is the client's turn and it has made no use of it for longer than {@code nanos}. */
    boolean isIdle(long nanos) {
        return key.isValid() && key.interestOps() != 0 && System.nanoTime() - lastHeardOf > nanos;
    }

    /** When all flows have ended: sends what is left. Returns whether something still is. */
    boolean flush() {
        try {
            if (socket.isOpen() && out.hasRemaining()) {
                socket.write(out);
            }
        } catch (IOException gone) {
            Clients.close(socket);
        }
        return socket.isOpen() && out.hasRemaining();
    }

    @Override
    public void answer(String text) throws IOException {
        out = StandardCharsets.UTF_8.encode(text + "\n");
        socket.write(out);
        clients.takeBack(this);
    }

    @Override
    public void answerAndHangUp(String text) throws IOException {
        hangUpWhenSent = true;
        answer(text);
    }

    @Override
    public void hangUp() {
        Clients.close(socket);
        clients.takeBack(this);
    }

    /** On the source's thread: goes on where the flow left off. Returns the next line if it has already arrived. */
    Optional<String> proceed() throws IOException {
        if (!key.isValid()) {
            return Optional.empty();
        }
        lastHeardOf = System.nanoTime();
        if (out.hasRemaining()) {
            socket.write(out);
        }
        if (out.hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return Optional.empty();
        }
        Optional<String> line = hangUpWhenSent ? Optional.empty() : nextLine();
        if (line.isPresent()) {
            key.interestOps(0);
        } else if (hangUpWhenSent || inputEnded || !in.hasRemaining()) {
            Clients.close(socket);
        } else {
            key.interestOps(SelectionKey.OP_READ);
        }
        return line;
    }

    /** On the source's thread: reads what is there. */
    void read() throws IOException {
        inputEnded = socket.read(in) < 0;
    }

    private Optional<String> nextLine() {
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                String line = new String(in.array(), 0, i, StandardCharsets.UTF_8);
                in.limit(in.position()).position(i + 1).compact();
                return Optional.of(line.stripTrailing());
            }
        }
        return Optional.empty();
    }
}
