// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import org.flux.runtime.Flow;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.Sources;

/** By hand what the compiler makes of {@code source Listen => Page; Page = Serve -> Respond; handle error Serve => badRequest;}. */
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
        sources.push("Listen", source::listen, this::flowOfListen);
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
