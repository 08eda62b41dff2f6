// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.xnio.Options;

/** Undertow, answering on its I/O threads, as suits what never blocks; bodies in direct memory. */
final class UndertowContestant {
    private static final int BACKLOG = 4096;

    private UndertowContestant() {}

    private record Page(ByteBuffer body, String type, String lastModified, String etag) {}

    static int start(Path root) throws Exception {
        Map<String, Page> pages = Service.pages(root, page -> new Page(
                ByteBuffer.allocateDirect(page.body().length).put(page.body()).flip(), page.type(), page.lastModified(), page.etag()));
        HttpHandler handler = exchange -> answer(exchange, pages.get(exchange.getRelativePath()));
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", handler)
                .setIoThreads(Runtime.getRuntime().availableProcessors())
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
                .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, false)
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static void answer(HttpServerExchange exchange, Page page) {
        if (page == null) {
            exchange.setStatusCode(404).endExchange();
            return;
        }
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, page.type);
        if (page.etag != null) {
            headers.put(Headers.ETAG, page.etag).put(Headers.LAST_MODIFIED, page.lastModified).put(Headers.ACCEPT_RANGES, Service.RANGES);
        }
        exchange.getResponseSender().send(page.body.duplicate());
    }
}
