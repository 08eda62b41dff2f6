// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.file.Path;
import java.util.Map;

/** Helidon with TCP_NODELAY, a virtual thread for each connection; fields made beforehand. */
final class HelidonContestant {
    private static final int BACKLOG = 4096;
    private static final Header RANGES = HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, Service.RANGES);

    private HelidonContestant() {}

    private record Page(byte[] body, Header type, Header length, Header lastModified, Header etag) {}

    static int start(Path root) throws Exception {
        Map<String, Page> pages = Service.pages(root, page -> new Page(page.body(),
                HeaderValues.createCached(HeaderNames.CONTENT_TYPE, page.type()),
                HeaderValues.createCached(HeaderNames.CONTENT_LENGTH, Integer.toString(page.body().length)),
                page.isFile() ? HeaderValues.createCached(HeaderNames.LAST_MODIFIED, page.lastModified()) : null,
                page.isFile() ? HeaderValues.createCached(HeaderNames.ETAG, page.etag()) : null));
        WebServer server = WebServer.builder()
                .host("127.0.0.1").port(0).backlog(BACKLOG)
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .routing(routing -> routing.any((request, response) -> answer(request, response, pages)))
                .build().start();
        return server.port();
    }

    private static void answer(ServerRequest request, ServerResponse response, Map<String, Page> pages) {
        Page page = pages.get(request.path().path());
        if (page == null) {
            response.status(404).send();
            return;
        }
        response.headers().set(page.type);
        if (page.etag != null) {
            response.headers().set(page.etag).set(page.lastModified).set(RANGES);
        }
        response.headers().set(page.length);
        response.send(page.body);
    }
}
