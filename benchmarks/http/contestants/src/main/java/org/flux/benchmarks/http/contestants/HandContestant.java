// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.io.IOException;
import java.nio.file.Path;
import org.flux.http.Http;
import org.flux.http.HttpSource;
import org.flux.http.Request;
import org.flux.runtime.PushSource;

/** The same on the transport of Flux, without generated code and without a runtime: what these two cost is the difference. */
final class HandContestant {
    private final FluxPages pages;

    private HandContestant(Path root) throws IOException {
        pages = new FluxPages(root);
    }

    /** Each request is answered on the event loop that has read it. */
    static int onLoop(Path root) throws Exception {
        HandContestant service = new HandContestant(root);
        return listen(service::answer);
    }

    /** Each request has a virtual thread. */
    static int onVirtualThreads(Path root) throws Exception {
        HandContestant service = new HandContestant(root);
        return listen((request, outcome) -> Thread.startVirtualThread(() -> service.answer(request, outcome)));
    }

    private static int listen(PushSource.Sink<Request> sink) throws Exception {
        HttpSource source = FluxPages.source();
        source.start(sink);
        return source.port();
    }

    private void answer(Request request, PushSource.Outcome outcome) {
        try {
            Http.respond(request, pages.find(request));
            outcome.completed();
        } catch (IOException | RuntimeException thrown) {
            outcome.failed(thrown);
        }
    }
}
