// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;

/** A running web server, its components, and a client that sends what it is told, byte for byte. */
record TestServer(FluxServer server, WebComponents components) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    /** What came back. */
    record Answer(int status, Map<String, String> headers, byte[] bytes) {
        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    static TestServer start(RuntimeKind kind, String... options) throws Exception {
        return start(kind, System::nanoTime, options);
    }

    static TestServer start(RuntimeKind kind, LongSupplier nanoTime, String... options) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.add("--port=0");
        all.add("--io-threads=2");
        WebComponents components = new WebComponents(FluxOptions.of(all.toArray(String[]::new)), nanoTime);
        return new TestServer(WebServer.with(components).runtime(kind).start(), components);
    }

    /** Sends a request on a connection of its own and reads the answer. */
    Answer send(String method, String target, String... headers) throws IOException {
        return send(method, target, new byte[0], headers);
    }

    Answer get(String target, String... headers) throws IOException {
        return send("GET", target, headers);
    }

    Answer send(String method, String target, byte[] body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (body.length > 0) {
            request.append("Content-Length: ").append(body.length).append("\r\n");
        }
        URI address = URI.create(server.addresses().getFirst());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            socket.getOutputStream().write(bytes.toByteArray());
            return parse(socket.getInputStream().readAllBytes(), !method.equals("HEAD"));
        }
    }

    /** A connection that is kept: sends many requests for the same. */
    static Answer exchange(Socket socket, String target) throws IOException {
        ask(socket, target);
        return receive(socket.getInputStream());
    }

    static void ask(Socket socket, String target) throws IOException {
        socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    static Answer receive(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int state = 0; state < 4;) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("the connection ended within a header");
            }
            head.write(c);
            state = c == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
        }
        Answer answer = parse(head.toByteArray(), false);
        int length = Integer.parseInt(answer.header("Content-Length"));
        byte[] body = in.readNBytes(length);
        if (body.length != length) {
            throw new EOFException("the body has " + body.length + " bytes, but should have " + length);
        }
        return new Answer(answer.status, answer.headers, body);
    }

    private static Answer parse(byte[] bytes, boolean withBody) throws IOException {
        int end = 0;
        while (end + 3 < bytes.length && !(bytes[end] == '\r' && bytes[end + 1] == '\n' && bytes[end + 2] == '\r')) {
            end++;
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            headers.merge(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 2), (a, b) -> a + "\n" + b);
        }
        byte[] body = bytes.length > end + 4 ? Arrays.copyOfRange(bytes, end + 4, bytes.length) : new byte[0];
        String length = headers.get("content-length");
        if (withBody && length != null && Integer.parseInt(length) != body.length) {
            throw new EOFException("the body has " + body.length + " bytes, but should have " + length);
        }
        return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, body);
    }

    Socket connect() throws IOException {
        URI address = URI.create(server.addresses().getFirst());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Stops the server; when that is done its components are used by nobody any more, and the statistics are final. */
    Statistics stop() {
        server.close();
        return server.statistics();
    }

    @Override
    public void close() {
        server.close();
    }
}
