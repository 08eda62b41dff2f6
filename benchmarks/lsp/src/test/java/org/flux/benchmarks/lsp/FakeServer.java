// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** A server that is quick with everything, knows no rename, says nothing when hovered over, and never comes to the end of folding. */
final class FakeServer implements Connection.Listener {
    private final CountDownLatch connected = new CountDownLatch(1);
    private Connection connection;

    public static void main(String[] arguments) throws InterruptedException {
        FakeServer server = new FakeServer();
        server.connection = new Connection(System.in, System.out, server);
        server.connected.countDown();
        Thread.currentThread().join();
    }

    @Override
    public void notified(String method, JsonElement params, long nanos) {
        try {
            connected.await();
            switch (method) {
                case "textDocument/didOpen", "textDocument/didChange" -> {
                    JsonObject document = Json.at(params, "textDocument").orElseThrow().getAsJsonObject();
                    connection.notify("textDocument/publishDiagnostics", Json.object("uri", document.get("uri"), "version",
                            document.get("version"), "diagnostics", Json.array()));
                }
                case "initialized" -> connection.notify("flux/status", Json.object("state", "ready"));
                case "exit" -> System.exit(0);
                default -> { }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public JsonElement asked(String method, JsonElement params) {
        return switch (method) {
            case "initialize" -> Json.object("capabilities", Json.object("completionProvider", new JsonObject(), "hoverProvider", true,
                    "definitionProvider", true, "documentSymbolProvider", true, "foldingRangeProvider", true,
                    "semanticTokensProvider", Json.object("full", Json.object("delta", true))));
            case "textDocument/semanticTokens/full" -> Json.object("resultId", "1", "data", Json.array(0, 0, 1, 0, 0));
            case "textDocument/foldingRange" -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                yield JsonNull.INSTANCE;
            }
            case "textDocument/hover", "shutdown" -> JsonNull.INSTANCE;
            default -> Json.array(new JsonObject());
        };
    }
}
