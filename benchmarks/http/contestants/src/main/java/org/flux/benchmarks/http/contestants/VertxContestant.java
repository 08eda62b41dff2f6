// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Vert.x with its native transport: one event loop, header fields made beforehand, bodies in direct memory. */
final class VertxContestant {
    private static final int BACKLOG = 4096;
    private static final CharSequence RANGES = HttpHeaders.createOptimized(Service.RANGES);

    private VertxContestant() {}

    private record Page(Buffer body, CharSequence type, CharSequence length, CharSequence lastModified, CharSequence etag) {}

    static int start(Path root) throws Exception {
        Map<String, Page> pages = Service.pages(root, page -> new Page(
                BufferInternal.buffer(Unpooled.unreleasableBuffer(Unpooled.directBuffer(page.body().length).writeBytes(page.body()))),
                HttpHeaders.createOptimized(page.type()), HttpHeaders.createOptimized(Integer.toString(page.body().length)),
                page.isFile() ? HttpHeaders.createOptimized(page.lastModified()) : null,
                page.isFile() ? HttpHeaders.createOptimized(page.etag()) : null));
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true)
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()));
        if (!vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException("no native transport", vertx.unavailableNativeTransportCause());
        }
        CharSequence[] date = {now()};
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), timer -> date[0] = now());
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(BACKLOG)
                .setHandle100ContinueAutomatically(true));
        server.requestHandler(request -> answer(request, pages.get(request.path()), date[0]));
        return server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get().actualPort();
    }

    private static CharSequence now() {
        return HttpHeaders.createOptimized(Service.date(System.currentTimeMillis() / 1000));
    }

    private static void answer(HttpServerRequest request, Page page, CharSequence date) {
        HttpServerResponse response = request.response();
        if (page == null) {
            response.setStatusCode(404).end();
            return;
        }
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.CONTENT_TYPE, page.type);
        if (page.etag != null) {
            headers.add(HttpHeaders.ETAG, page.etag).add(HttpHeaders.LAST_MODIFIED, page.lastModified)
                    .add(HttpHeaders.ACCEPT_RANGES, RANGES);
        }
        headers.add(HttpHeaders.CONTENT_LENGTH, page.length).add(HttpHeaders.DATE, date);
        response.end(page.body);
    }
}
