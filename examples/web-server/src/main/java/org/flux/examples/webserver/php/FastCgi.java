// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One request of a FastCGI application (FastCGI Specification 1.0, role responder), on a connection of its own. Sequential: it sends while
 * the application takes, and receives while it gives, since an application may answer before it has read its input.
 */
final class FastCgi {
    private static final int VERSION = 1;
    private static final int HEADER = 8;
    private static final int REQUEST_ID = 1;
    private static final int BEGIN_REQUEST = 1;
    private static final int END_REQUEST = 3;
    private static final int PARAMS = 4;
    private static final int STDIN = 5;
    private static final int STDOUT = 6;
    private static final int STDERR = 7;
    private static final int RESPONDER = 1;
    private static final int REQUEST_COMPLETE = 0;
    private static final int MOST_CONTENT = 0xffff;
    private static final int MOST_PADDING = 0xff;
    /** A process that talks without end is not to fill the memory. */
    private static final int MOST_ERRORS = 64 << 10;

    private final int mostOutput;
    private final ByteBuffer input = ByteBuffer.allocate(HEADER + MOST_CONTENT + MOST_PADDING).limit(0);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private int exitStatus;
    private boolean complete;

    /**
     * What the application wrote.
     *
     * @param output header and body
     * @param errors for the log; cut off where there is too much
     * @param exitStatus as the application calls it
     */
    record Result(byte[] output, byte[] errors, int exitStatus) {
    }

    /** The deadline has passed. */
    static final class TimedOut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private FastCgi(int mostOutput) {
        this.mostOutput = mostOutput;
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @param channel connected; is non-blocking afterwards
     * @param params values as bytes, since what they are encoded in is between client and script
     * @param mostOutput in bytes
     * @param deadline {@link System#nanoTime}
     * @throws TimedOut if it takes longer
     * @throws IOException if the application goes away, breaks the protocol or writes too much
     */
    static Result call(SocketChannel channel, Map<String, byte[]> params, byte[] body, int mostOutput, long deadline) throws IOException {
        FastCgi call = new FastCgi(mostOutput);
        call.run(channel, request(params, body), deadline);
        return new Result(call.output.toByteArray(), call.errors.toByteArray(), call.exitStatus);
    }

    private void run(SocketChannel channel, ByteBuffer request, long deadline) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            while (!complete) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new TimedOut();
                }
                selector.select(left);
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while a script was running");
                }
                selector.selectedKeys().clear();
                if (key.isWritable()) {
                    send(channel, request, key);
                }
                if (key.isReadable()) {
                    receive(channel);
                }
            }
        }
    }

    private static void send(SocketChannel channel, ByteBuffer request, SelectionKey key) throws IOException {
        try {
            channel.write(request);
        } catch (IOException unwanted) {
            request.position(request.limit()); // what it has answered before it closed its ear is to be read
        }
        if (!request.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void receive(SocketChannel channel) throws IOException {
        input.compact();
        int read = channel.read(input);
        input.flip();
        if (read < 0) {
            throw new EOFException("the process closed the connection before its answer was complete");
        }
        while (!complete && input.remaining() >= HEADER) {
            int begin = input.position();
            int type = input.get(begin + 1) & 0xff;
            int length = input.getShort(begin + 4) & 0xffff;
            int padding = input.get(begin + 6) & 0xff;
            if (input.get(begin) != VERSION) {
                throw new ProtocolException("the process does not speak FastCGI 1");
            }
            if (input.remaining() < HEADER + length + padding) {
                return;
            }
            accept(type, begin + HEADER, length);
            input.position(begin + HEADER + length + padding);
        }
    }

    private void accept(int type, int begin, int length) throws IOException {
        switch (type) {
            case STDOUT -> {
                if (length > mostOutput - output.size()) {
                    throw new IOException("the script wrote more than " + mostOutput + " bytes");
                }
                output.write(input.array(), begin, length);
            }
            case STDERR -> errors.write(input.array(), begin, Math.min(length, MOST_ERRORS - errors.size()));
            case END_REQUEST -> {
                if (length < HEADER || input.get(begin + 4) != REQUEST_COMPLETE) {
                    throw new ProtocolException("the process refused the request");
                }
                exitStatus = input.getInt(begin);
                complete = true;
            }
            default -> { } // of no meaning to us, as the specification allows
        }
    }

    private static ByteBuffer request(Map<String, byte[]> params, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream(1024 + body.length);
        write(request, BEGIN_REQUEST, new byte[] {0, RESPONDER, 0, 0, 0, 0, 0, 0});
        write(request, PARAMS, encode(params));
        write(request, PARAMS, new byte[0]);
        if (body.length > 0) {
            write(request, STDIN, body);
        }
        write(request, STDIN, new byte[0]);
        return ByteBuffer.wrap(request.toByteArray());
    }

    /** One record, or as many as the content needs. */
    private static void write(ByteArrayOutputStream out, int type, byte[] content) {
        int from = 0;
        do {
            int length = Math.min(MOST_CONTENT, content.length - from);
            out.write(VERSION);
            out.write(type);
            out.write(REQUEST_ID >> 8);
            out.write(REQUEST_ID);
            out.write(length >> 8);
            out.write(length);
            out.write(0);
            out.write(0);
            out.write(content, from, length);
            from += length;
        } while (from < content.length);
    }

    private static byte[] encode(Map<String, byte[]> params) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        params.forEach((name, value) -> {
            byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
            writeLength(out, nameBytes.length);
            writeLength(out, value.length);
            out.writeBytes(nameBytes);
            out.writeBytes(value);
        });
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > 0x7f) {
            out.write(length >> 24 | 0x80);
            out.write(length >> 16);
            out.write(length >> 8);
        }
        out.write(length);
    }
}
