// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.flux.runtime.PushSource;

/**
 * A request in flight: takes its one answer, from any thread, and hears how its flow ended. A flow that ends without having answered is
 * answered here, so that no request stays open.
 */
final class Exchange implements Reply, PushSource.Outcome {
    private static final Logger LOG = System.getLogger("org.flux.http");
    private static final AtomicIntegerFieldUpdater<Exchange> ANSWER = AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "answer");
    private static final int OPEN = 0;
    /** Made once: every flow's end asks whether it is needed. */
    private static final Response TROUBLE = Response.status(500, "Internal server error\n");
    private static final Response BUSY = Response.status(503, "Service unavailable\n").header("Retry-After", "1");
    /** Up to here a file is cheaper to copy, and leaves with its header, than to send by a system call of its own. */
    private static final int SMALL_FILE = 16 << 10;

    private final Connection connection;
    private final HttpRequest head;
    private Request request;
    /** The status of the answer that has been given, or is being given. */
    private volatile int answer = OPEN;
    private volatile boolean gone;

    Exchange(Connection connection, HttpRequest head) {
        this.connection = connection;
        this.head = head;
    }

    void of(Request made) {
        request = made;
    }

    private boolean isHead() {
        return request.isHead();
    }

    Connection connection() {
        return connection;
    }

    /** The connection is closed. */
    void gone() {
        gone = true;
    }

    @Override
    public boolean clientGone() {
        return gone;
    }

    @Override
    public Headers headers() {
        HttpHeaders received = head.headers();
        String[] fields = new String[2 * received.size()];
        int i = 0;
        for (Iterator<Map.Entry<CharSequence, CharSequence>> entries = received.iteratorCharSequence(); entries.hasNext(); i += 2) {
            Map.Entry<CharSequence, CharSequence> entry = entries.next();
            fields[i] = entry.getKey().toString();
            fields[i + 1] = entry.getValue().toString();
        }
        return Headers.received(fields);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    @Override
    public boolean conditional() {
        for (Iterator<Map.Entry<CharSequence, CharSequence>> entries = head.headers().iteratorCharSequence(); entries.hasNext();) {
            if (Headers.isCondition(entries.next().getKey())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void send(Request answered, Response response) throws IOException {
        if (!ANSWER.compareAndSet(this, OPEN, response.status())) {
            throw new AnsweredTwice(request, answer, response.status());
        }
        try {
            switch (response.body()) {
                case Body.InMemory body -> whole(response, response.head(), body);
                case Body.FileRange file -> file(response, file);
                case Body.Stream stream -> stream(response, stream.writer());
            }
        } catch (ClientGone left) {
            gone = true;
        }
    }

    /** Nothing has been sent after all: another answer may be given. */
    void reopen() {
        answer = OPEN;
    }

    /** Sends a response with this body, which is complete. */
    void whole(Response response, byte[] bytes) {
        whole(response, EncodedHead.of(response, bytes.length), new Body.Bytes(bytes));
    }

    private void headOnly(Response response, long length) {
        whole(response, EncodedHead.of(response, length), Body.Bytes.NONE);
    }

    private void whole(Response response, EncodedHead encoded, Body.InMemory body) {
        Body.InMemory content = isHead() || response.bodyless() ? Body.Bytes.NONE : body;
        onLoop(() -> {
            boolean persists = encoded.persists(head, connection.persistent());
            connection.outgoing().whole(encoded, head, persists, connection.server().dates(), content);
            connection.answered(persists);
        }, () -> gone = true);
    }

    private void file(Response response, Body.FileRange range) throws IOException {
        try {
            FileChannel file = FileChannel.open(range.path(), StandardOpenOption.READ);
            boolean handedOver = false;
            try {
                long length = BodyReader.length(file, range);
                if (length <= SMALL_FILE) {
                    whole(response, BodyReader.read(file, range.offset(), length, range));
                } else if (isHead() || response.bodyless()) {
                    headOnly(response, length);
                } else {
                    handedOver = true;
                    file(response, file, range.offset(), length);
                }
            } finally {
                if (!handedOver) {
                    closeQuietly(file);
                }
            }
        } catch (IOException unreadable) {
            reopen();
            throw unreadable;
        }
    }

    private void file(Response response, FileChannel file, long offset, long length) {
        HttpResponse begin = ResponseHead.of(response, length);
        onLoop(() -> {
            boolean persists = complete(begin);
            connection.outgoing().file(begin, file, offset, length).addListener(sent -> {
                if (sent.isSuccess()) {
                    connection.answered(persists);
                } else {
                    connection.abort();
                }
            });
        }, () -> {
            gone = true;
            closeQuietly(file);
        });
    }

    private void stream(Response response, BodyWriter writer) throws IOException {
        if (isHead() || response.bodyless()) {
            headOnly(response, ResponseHead.UNKNOWN);
        } else if (connection.reactor().loop().inEventLoop()) {
            Thread.ofVirtual().name("flux-http-stream").start(() -> streamAside(response, writer));
        } else {
            StreamOutput.run(this, response, writer);
        }
    }

    /** A stream whose flow did not wait for it: what goes wrong is dealt with here. */
    private void streamAside(Response response, BodyWriter writer) {
        try {
            StreamOutput.run(this, response, writer);
        } catch (ClientGone left) {
            gone = true;
        } catch (IOException | RuntimeException thrown) {
            LOG.log(Level.ERROR, "the body of the answer to " + request + " failed", thrown);
            answerIfOpen(TROUBLE);
        }
    }

    /**
     * Completes the head of a response at the last moment, when it is known whether the connection can go on.
     *
     * @return whether it goes on
     */
    boolean complete(HttpResponse response) {
        return ResponseHead.complete(response, head, connection.persistent(), connection.server().dates());
    }

    /**
     * Runs {@code action} on the connection's event loop, now or later, if by then the request is still in flight; else {@code otherwise},
     * on any thread.
     */
    void onLoop(Runnable action, Runnable otherwise) {
        if (connection.reactor().loop().inEventLoop()) {
            (connection.inFlight(this) ? action : otherwise).run();
            return;
        }
        if (gone) {
            otherwise.run();
            return;
        }
        try {
            connection.reactor().loop().execute(() -> (connection.inFlight(this) ? action : otherwise).run());
        } catch (RejectedExecutionException closed) {
            otherwise.run();
        }
    }

    private static void closeQuietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException harmless) {
            LOG.log(Level.DEBUG, "closing a file that was only read failed", harmless);
        }
    }

    // Outcome

    @Override
    public void completed() {
        if (answerIfOpen(TROUBLE)) {
            // Who is to be answered may have left, and the flow may have ended for that reason.
            LOG.log(gone ? Level.DEBUG : Level.ERROR, "the flow of {0} completed without an answer", request);
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (answerIfOpen(TROUBLE)) {
            LOG.log(Level.DEBUG, "the flow of " + request + " failed", cause);
        }
    }

    @Override
    public void refused() {
        answerIfOpen(BUSY);
    }

    private boolean answerIfOpen(Response response) {
        if (answer != OPEN || !ANSWER.compareAndSet(this, OPEN, response.status())) {
            return false;
        }
        whole(response, response.head(), (Body.Bytes) response.body());
        return true;
    }
}
