// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * JSON-RPC as language servers speak it. One thread does nothing but take messages from the stream and note when the last byte of each was
 * there; another one reads them. So a long message takes nothing from the time of the next one.
 */
final class Connection {
    private static final String LENGTH = "content-length:";
    private static final Message END = new Message(new byte[0], 0);

    private final InputStream in;
    private final OutputStream out;
    private final Listener listener;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    private record Message(byte[] text, long nanos) {}

    /**
     * What a request has got.
     *
     * @param error {@code null} unless it failed
     * @param nanos when the answer was there, as by {@link System#nanoTime()}
     */
    record Answer(JsonElement result, JsonObject error, long nanos) {}

    /** Hears of what the server says unasked. Called by one thread. */
    interface Listener {
        void notified(String method, JsonElement params, long nanos);

        /** Answers a request of the server. */
        JsonElement asked(String method, JsonElement params);
    }

    Connection(InputStream in, OutputStream out, Listener listener) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
        this.listener = listener;
        Thread.ofPlatform().daemon().name("arrivals").start(this::take);
        Thread.ofPlatform().daemon().name("messages").start(this::read);
    }

    /** Fails if the stream ends before there is an answer. */
    CompletableFuture<Answer> request(String method, JsonElement params) throws IOException {
        int id = ids.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(id, answer);
        send(Json.object("jsonrpc", "2.0", "id", id, "method", method, "params", params));
        if (ended) {
            answer.completeExceptionally(new EOFException("the server has ended"));
        }
        return answer;
    }

    void notify(String method, JsonElement params) throws IOException {
        send(Json.object("jsonrpc", "2.0", "method", method, "params", params));
    }

    private void send(JsonObject message) throws IOException {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        synchronized (out) {
            out.write(all);
            out.flush();
        }
    }

    private void take() {
        try {
            for (int length = head(); length >= 0; length = head()) {
                byte[] text = in.readNBytes(length);
                arrived.add(new Message(text, System.nanoTime()));
            }
        } catch (IOException ends) {
            // as by the end of the stream: who waits for an answer is told
        } finally {
            arrived.add(END);
        }
    }

    /** The length that the next message has; -1 at the end of the stream. */
    private int head() throws IOException {
        int length = -1;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && length >= 0) {
                return length;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return -1;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }

    private void read() {
        try {
            for (Message message = arrived.take(); message != END; message = arrived.take()) {
                JsonObject json = JsonParser.parseString(new String(message.text(), StandardCharsets.UTF_8)).getAsJsonObject();
                if (!json.has("method")) {
                    answered(json, message.nanos());
                } else if (json.has("id")) {
                    JsonElement answer = listener.asked(json.get("method").getAsString(), json.get("params"));
                    send(Json.object("jsonrpc", "2.0", "id", json.get("id"), "result", answer));
                } else {
                    listener.notified(json.get("method").getAsString(), json.get("params"), message.nanos());
                }
            }
        } catch (IOException | InterruptedException ends) {
            // nobody listens there any more
        } finally {
            ended = true;
            open.values().forEach(answer -> answer.completeExceptionally(new EOFException("the server has ended")));
        }
    }

    private void answered(JsonObject json, long nanos) {
        CompletableFuture<Answer> answer = open.remove(json.get("id").getAsInt());
        if (answer != null) {
            answer.complete(new Answer(json.get("result"), json.has("error") ? json.getAsJsonObject("error") : null, nanos));
        }
    }
}
