// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flux.runtime.EventFlow;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.Sources;

/**
 * By hand what the compiler makes of {@code source Listen => Page; Page = Serve -> Respond; handle error Serve => badRequest;}, in both
 * shapes; {@code Serve} is blocking.
 */
final class HelloProgram implements FluxProgram {
    private static final FlowMap MAP = FlowMap.of("hello.flux")
            .concrete("Listen", 1)
            .concrete("Serve", 2)
            .concrete("Respond", 3)
            .abstractNode("Page", 5)
                .variant(5, "Serve", "Respond")
            .build();

    private final HttpSource source;
    private final TestServer.Component serve;
    /** Names of threads, under the runtime event. */
    final Queue<String> startedOn = new ConcurrentLinkedQueue<>();
    final Queue<String> respondedOn = new ConcurrentLinkedQueue<>();

    HelloProgram(FluxOptions options, TestServer.Component serve) {
        source = new HttpSource(options);
        this.serve = serve;
    }

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public FlowMap map() {
        return MAP;
    }

    @Override
    public Object components() {
        return serve;
    }

    @Override
    public void declareSources(Sources sources) {
        sources.push("Listen", source::listen, this::flowOfListen, EventsOfListen::new);
    }

    private final class EventsOfListen extends EventFlow {
        private final Request request;
        private Response response;

        EventsOfListen(Request request) {
            super(MAP, 0);
            this.request = request;
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean proceed() throws Exception {
            switch (position) {
                case 0:
                    start("Page");
                    at(0);
                    startedOn.add(Thread.currentThread().getName());
                case 1:
                    try {
                        if (!offLoop()) {
                            position = 1;
                            return false;
                        }
                        response = serve.answer(request);
                    } catch (IllegalArgumentException thrown) {
                        throw failed(thrown).orHandle("badRequest", cause -> Http.badRequest(request, cause));
                    }
                case 2:
                    if (!onLoop()) {
                        position = 2;
                        return false;
                    }
                    at(1);
                    respondedOn.add(Thread.currentThread().getName());
                    Http.respond(request, response);
                    return true;
                default:
                    throw new IllegalStateException();
            }
        }
    }

    private void flowOfListen(Flow flow, Request request) throws Exception {
        flow.start("Page");
        flow.at(0);
        Response response;
        try {
            response = serve.answer(request);
        } catch (IllegalArgumentException thrown) {
            throw flow.failed(thrown).orHandle("badRequest", cause -> Http.badRequest(request, cause));
        } catch (Throwable thrown) {
            throw flow.failed(thrown);
        }
        flow.at(1);
        try {
            Http.respond(request, response);
        } catch (Throwable thrown) {
            throw flow.failed(thrown);
        }
    }
}
