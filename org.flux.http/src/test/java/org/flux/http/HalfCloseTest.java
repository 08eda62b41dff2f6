// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that stop sending, or vanish. */
@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class HalfCloseTest {
    @Parameter
    String transport;

    @Test
    void clientThatStopsSendingGetsItsAnswer() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        var component = TestServer.threads(request -> {
            if (request.path().equals("/")) {
                ended.await();
            }
            return Response.text("still here");
        });
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            client.get("/");
            client.socket().shutdownOutput();
            try (RawClient other = server.connect()) {
                other.get("/other").receive();
                other.get("/other").receive(); // read by the same event loop, in a later turn: the end of the first has been seen by then
                ended.countDown();
            }
            RawClient.Answer answer = client.receive();
            assertThat(answer.body()).isEqualTo("still here");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    /** More than the system takes at once, so that the server has to wait until it can write, more than once. */
    @Test
    void clientThatStopsSendingGetsAllOfALargeAnswer() throws Exception {
        byte[] large = new byte[20_000_000];
        var component = TestServer.threads(request -> request.path().equals("/whole") ? Response.ok("a/b", large)
                : Response.stream("a/b", out -> {
                    for (int i = 0; i < large.length; i += 1_000_000) {
                        out.write(large, i, 1_000_000);
                    }
                }));
        try (TestServer server = new TestServer(transport, component)) {
            for (int i = 0; i < 2; i++) {
                for (String path : List.of("/whole", "/stream")) {
                    try (RawClient client = server.connect()) {
                        client.get(path);
                        client.socket().shutdownOutput();
                        assertThat(client.receive().bytes()).as(path).hasSize(large.length);
                        assertThat(client.closedByServer()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void pipelinedRequestsBeforeTheEndAreAnswered() throws Exception {
        var component = TestServer.threads(request -> Response.text(request.path()));
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            client.get("/1").get("/2").get("/3");
            client.socket().shutdownOutput();
            assertThat(client.receive().body()).isEqualTo("/1");
            assertThat(client.receive().body()).isEqualTo("/2");
            assertThat(client.receive().body()).isEqualTo("/3");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void requestThatEndsEarlyStartsNoFlow() throws Exception {
        LinkedBlockingQueue<Request> flows = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(transport, (request, outcome) -> flows.add(request)); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
            client.socket().shutdownOutput();
            client.in().readAllBytes();
            assertThat(flows).isEmpty();
        }
    }

    @Test
    void answerToAClientThatHasGoneIsQuietlyDropped() throws Exception {
        record Item(Request request, PushSource.Outcome outcome) {}
        LinkedBlockingQueue<Item> flows = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(transport, (request, outcome) -> flows.add(new Item(request, outcome)))) {
            RawClient client = server.connect();
            client.get("/");
            Item item = flows.poll(5, TimeUnit.SECONDS);
            assertThat(item.request().clientGone()).isFalse();
            client.socket().setSoLinger(true, 0); // a reset: a mere end might be a client that still reads
            client.close();
            while (!item.request().clientGone()) {
                Thread.onSpinWait();
            }
            Http.text(item.request(), "nobody hears");
            item.outcome().completed();
        }
    }

    /** Files and buffers under way are released; the class's leak check sees to it. */
    @Test
    void clientThatVanishesWithinAnAnswer() throws Exception {
        byte[] large = new byte[20_000_000];
        var component = TestServer.inline(request -> Response.ok("a/b", large));
        try (TestServer server = new TestServer(transport, component)) {
            for (int i = 0; i < 5; i++) {
                try (RawClient client = server.connect()) {
                    client.get("/");
                    client.line();
                    client.socket().setSoLinger(true, 0);
                }
            }
            try (RawClient client = server.connect()) {
                assertThat(client.get("/").receive().bytes()).hasSize(large.length);
            }
        }
    }
}
