// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flux.lang.ide.FluxServer;

/** What an editor asks first, for {@link Training}: a session with the language server, one message after the other. */
final class TrainingSession {
    private static final String URI = "untitled:training.flux";
    private static final String DOCUMENT = "\"textDocument\": {\"uri\": \"" + URI + "\"}";
    private static final String POSITION = "\"position\": {\"line\": 3, \"character\": 2}";
    private static final String RANGE = "\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\": {\"line\": 9, \"character\": 0}}";
    /** So often that it is known what of the drawing is to be compiled: a view asks with every key. */
    private static final int PICTURES = 50;
    /** Each as method and parameters. */
    private static final List<List<String>> REQUESTS = List.of(
            List.of("textDocument/semanticTokens/full", DOCUMENT), List.of("textDocument/documentSymbol", DOCUMENT),
            List.of("textDocument/foldingRange", DOCUMENT), List.of("textDocument/codeLens", DOCUMENT),
            List.of("textDocument/inlayHint", DOCUMENT + ", " + RANGE), List.of("textDocument/documentLink", DOCUMENT),
            List.of("textDocument/codeAction", DOCUMENT + ", " + RANGE + ", \"context\": {\"diagnostics\": []}"),
            List.of("textDocument/hover", DOCUMENT + ", " + POSITION), List.of("textDocument/completion", DOCUMENT + ", " + POSITION),
            List.of("textDocument/definition", DOCUMENT + ", " + POSITION),
            List.of("textDocument/documentHighlight", DOCUMENT + ", " + POSITION));

    private final OutputStream out;
    private final InputStream in;
    private int id;

    private TrainingSession(OutputStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /** @param text a program */
    static void run(String text) throws IOException, InterruptedException {
        try (PipedInputStream toServer = new PipedInputStream(1 << 16); PipedInputStream toClient = new PipedInputStream(1 << 20);
                PipedOutputStream out = new PipedOutputStream(toServer); PipedOutputStream serverOut = new PipedOutputStream(toClient)) {
            Thread server = Thread.ofPlatform().daemon().start(() -> {
                try {
                    new FluxServer().run(toServer, serverOut);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            new TrainingSession(out, toClient).ask(text);
            server.join();
        }
    }

    private void ask(String text) throws IOException {
        request("initialize", "\"capabilities\": {}");
        send("\"method\": \"initialized\", \"params\": {}");
        send("\"method\": \"textDocument/didOpen\", \"params\": {\"textDocument\": {\"uri\": \"" + URI
                + "\", \"languageId\": \"flux\", \"version\": 1, \"text\": " + quoted(text) + "}}");
        awaitMessage("textDocument/publishDiagnostics");
        for (List<String> asked : REQUESTS) {
            request(asked.getFirst(), asked.getLast());
        }
        for (int i = 0; i < PICTURES; i++) {
            request("flux/diagram", DOCUMENT + ", \"expand\": [\"another-each-time-" + i + "\"]");
        }
        request("shutdown", "");
        send("\"method\": \"exit\"");
    }

    private void request(String method, String params) throws IOException {
        send("\"id\": " + ++id + ", \"method\": \"" + method + "\"" + (params.isEmpty() ? "" : ", \"params\": {" + params + "}"));
        awaitMessage("\"id\":" + id + ",");
    }

    private void send(String content) throws IOException {
        byte[] message = ("{\"jsonrpc\": \"2.0\", " + content + "}").getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(message);
        out.flush();
    }

    /** Reads on until there is a message that contains a text. */
    private void awaitMessage(String wanted) throws IOException {
        String message;
        do {
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                length = line.startsWith("Content-Length:") ? Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()) : length;
            }
            byte[] content = new byte[length];
            new DataInputStream(in).readFully(content);
            message = new String(content, StandardCharsets.UTF_8);
        } while (!message.contains(wanted));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server has ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
    }
}
