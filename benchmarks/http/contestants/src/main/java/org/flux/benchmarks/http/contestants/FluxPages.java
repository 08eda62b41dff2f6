// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.flux.http.HttpSource;
import org.flux.http.Request;
import org.flux.http.Response;

/** The pages as responses of org.flux.http: made once, since they are immutable, and sent again and again. */
final class FluxPages {
    private final Map<String, Response> pages;

    FluxPages(Path root) throws IOException {
        pages = Service.pages(root, page -> {
            Response response = Response.ok(page.type(),
                    ByteBuffer.allocateDirect(page.body().length).put(page.body()).flip());
            return !page.isFile() ? response : response.header("ETag", page.etag()).header("Last-Modified", page.lastModified())
                    .header("Accept-Ranges", Service.RANGES);
        });
    }

    Response find(Request request) {
        Response page = pages.get(request.path());
        if (page == null) {
            throw new IllegalArgumentException("there is no " + request.path());
        }
        return page;
    }

    static HttpSource source() {
        return HttpSource.builder().port(0).build();
    }
}
