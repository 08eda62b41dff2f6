// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes sure before anything is measured that all do the same work: status, header fields, and every byte of every body. */
final class Verifier {
    private static final int TIMEOUT_MILLIS = 10_000;

    private Verifier() {}

    /** Header fields by their names in lower case. */
    record Response(String status, TreeMap<String, String> headers, int headBytes, byte[] body) {}

    /**
     * Asks for everything once, over one connection.
     *
     * @return how many bytes the head of the first response has
     */
    static int verify(Server server, Workload workload) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int headBytes = 0;
            for (Workload.Expected expected : workload.requests()) {
                socket.getOutputStream().write(("GET " + expected.target() + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                        + "\r\nUser-Agent: flux-bench\r\nAccept: */*\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                Response response = read(in);
                String wrong = difference(response, expected, server.contestant().moreHeaders());
                if (wrong != null) {
                    throw new LoadFailed(server.contestant().name() + " answers GET " + expected.target() + " " + wrong);
                }
                headBytes = headBytes == 0 ? response.headBytes() : headBytes;
            }
            return headBytes;
        }
    }

    /** What is wrong with a response; {@code null} if nothing is. */
    static String difference(Response response, Workload.Expected expected, Set<String> moreHeaders) {
        if (!response.status().startsWith("HTTP/1.1 200")) {
            return "with " + response.status();
        }
        Set<String> wanted = new TreeSet<>(List.of("content-type", "content-length", "date"));
        if (expected.file()) {
            wanted.addAll(List.of("last-modified", "etag", "accept-ranges"));
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(response.headers().keySet());
        if (!missing.isEmpty()) {
            return "without the header fields " + missing;
        }
        Set<String> surplus = new TreeSet<>(response.headers().keySet());
        surplus.removeAll(wanted);
        surplus.removeAll(moreHeaders);
        if (!surplus.isEmpty()) {
            return "with header fields that others do not send: " + surplus;
        }
        if (!response.headers().get("content-type").equals(expected.type())) {
            return "with Content-Type " + response.headers().get("content-type") + " instead of " + expected.type();
        }
        return Arrays.equals(response.body(), expected.body()) ? null : "with a different body";
    }

    static Response read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int headBytes = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
            headBytes += line.length() + 2;
        }
        TreeMap<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Response(lines.getFirst(), headers, headBytes + 2, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new LoadFailed("the server closed the connection in a header");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }
}
