// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.io.IOException;
import java.nio.file.Path;
import org.flux.http.HttpSource;
import org.flux.http.Request;
import org.flux.http.Response;
import org.flux.runtime.PushSource;
import org.flux.runtime.RuntimeKind;

/** What the compiler makes of bench-server.flux. */
final class BareContestant implements BenchServerComponents {
    private final FluxPages pages;
    private final HttpSource source = FluxPages.source();

    private BareContestant(Path root) throws IOException {
        pages = new FluxPages(root);
    }

    static int start(Path root, RuntimeKind kind) throws Exception {
        BareContestant components = new BareContestant(root);
        BenchServer.with(components).runtime(kind).start();
        return components.source.port();
    }

    @Override
    public PushSource<Request> listen() {
        return source;
    }

    @Override
    public FindResult find(Request request) {
        return new FindResult(request, pages.find(request));
    }
}
