// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The body of a streamed response as its writer sees it: collects pieces, hands them to the event loop, and blocks the writer while the
 * client is slower. Nothing is sent before the first piece is full or flushed; up to then the writer may fail and the request be answered
 * otherwise.
 */
final class StreamOutput extends OutputStream {
    private static final int PIECE = 16 << 10;
    /** Pieces under way at a time: enough to keep the socket busy while the writer makes the next. */
    private static final int WINDOW = 4;

    private final Exchange exchange;
    private final Response response;
    private final Semaphore window = new Semaphore(WINDOW);
    private byte[] piece = new byte[PIECE];
    private int size;
    private boolean begun;
    /** Set on the event loop with the first piece. */
    private boolean persists;

    private StreamOutput(Exchange exchange, Response response) {
        this.exchange = exchange;
        this.response = response;
    }

    /** Runs the writer and sends what it writes. */
    static void run(Exchange exchange, Response response, BodyWriter writer) throws IOException {
        StreamOutput out = new StreamOutput(exchange, response);
        boolean complete = false;
        try {
            writer.writeTo(out);
            out.end();
            complete = true;
        } finally {
            if (!complete) {
                out.fail();
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, PIECE - size);
            System.arraycopy(bytes, from, piece, size, part);
            size += part;
            from += part;
            left -= part;
            if (size == PIECE) {
                send();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (size > 0) {
            send();
        } else if (exchange.clientGone()) {
            throw new ClientGone();
        }
    }

    private void send() throws IOException {
        try {
            window.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            InterruptedIOException thrown = new InterruptedIOException("interrupted while the client was slow to read");
            thrown.initCause(interrupted);
            throw thrown;
        }
        if (exchange.clientGone()) {
            throw new ClientGone();
        }
        byte[] bytes = piece;
        int length = size;
        HttpResponse head = begun ? null : ResponseHead.of(response, ResponseHead.UNKNOWN);
        begun = true;
        piece = new byte[PIECE];
        size = 0;
        exchange.onLoop(() -> {
            if (head != null) {
                persists = exchange.complete(head);
                exchange.connection().outgoing().head(head);
            }
            exchange.connection().outgoing().piece(bytes, length).addListener(sent -> sent((ChannelFuture) sent));
        }, this::left);
    }

    private void sent(ChannelFuture sent) {
        if (sent.isSuccess()) {
            window.release();
        } else {
            exchange.connection().abort();
            left();
        }
    }

    private void left() {
        exchange.gone();
        window.release();
    }

    private void end() throws IOException {
        if (!begun) {
            exchange.whole(response, Arrays.copyOf(piece, size));
            return;
        }
        if (size > 0) {
            send();
        }
        exchange.onLoop(() -> exchange.connection().outgoing().last().addListener(sent -> {
            if (sent.isSuccess()) {
                exchange.connection().answered(persists);
            }
        }), exchange::gone);
    }

    private void fail() {
        if (begun) {
            exchange.onLoop(exchange.connection()::abort, () -> { });
        } else {
            exchange.reopen();
        }
    }
}
