// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flux.runtime.PushSource;

/** A source on a free port of the loopback, with a sink that the test supplies. */
final class TestServer implements AutoCloseable {
    private final HttpSource source;

    TestServer(UnaryOperator<HttpSource.Builder> settings, PushSource.Sink<Request> sink) throws Exception {
        source = settings.apply(HttpSource.builder().port(0).ioThreads(1)).build();
        source.start(sink);
    }

    TestServer(String transport, PushSource.Sink<Request> sink) throws Exception {
        this(builder -> builder.transport(transport), sink);
    }

    /** The transports of this machine, for parameterized tests. */
    static Stream<String> transports() {
        return Epoll.isAvailable() ? Stream.of("epoll", "nio") : Stream.of("nio");
    }

    /** A sequential component, as users write them. */
    @FunctionalInterface
    interface Component {
        Response answer(Request request) throws Exception;
    }

    /** Runs each flow on the event loop. */
    static PushSource.Sink<Request> inline(Component component) {
        return (request, outcome) -> run(component, request, outcome);
    }

    /** Runs each flow on a virtual thread of its own. */
    static PushSource.Sink<Request> threads(Component component) {
        return (request, outcome) -> Thread.startVirtualThread(() -> run(component, request, outcome));
    }

    private static void run(Component component, Request request, PushSource.Outcome outcome) {
        try {
            Http.respond(request, component.answer(request));
        } catch (Exception thrown) {
            outcome.failed(thrown);
            return;
        }
        outcome.completed();
    }

    HttpSource source() {
        return source;
    }

    int port() {
        return source.port();
    }

    RawClient connect() throws IOException {
        return new RawClient(port());
    }

    @Override
    public void close() {
        source.close();
    }
}
