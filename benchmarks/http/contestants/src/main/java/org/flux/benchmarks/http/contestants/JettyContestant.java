// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty's core, without servlets; handlers run on virtual threads where it dispatches; fields encoded beforehand, bodies direct. */
final class JettyContestant {
    private static final int BACKLOG = 4096;
    private static final HttpField RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, Service.RANGES);

    private JettyContestant() {}

    private record Page(ByteBuffer body, HttpField type, HttpField length, HttpField lastModified, HttpField etag) {}

    static int start(Path root) throws Exception {
        Map<String, Page> pages = Service.pages(root, page -> new Page(
                ByteBuffer.allocateDirect(page.body().length).put(page.body()).flip().asReadOnlyBuffer(),
                new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, page.type()),
                new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(page.body().length)),
                page.isFile() ? new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, page.lastModified()) : null,
                page.isFile() ? new PreEncodedHttpField(HttpHeader.ETAG, page.etag()) : null));
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(3_600_000);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Page page = pages.get(Request.getPathInContext(request));
                if (page == null) {
                    return false;
                }
                HttpFields.Mutable fields = response.getHeaders();
                fields.put(page.type);
                if (page.etag != null) {
                    fields.put(page.etag);
                    fields.put(page.lastModified);
                    fields.put(RANGES);
                }
                fields.put(page.length);
                response.write(true, page.body.duplicate(), callback);
                return true;
            }
        });
        server.start();
        return connector.getLocalPort();
    }
}
