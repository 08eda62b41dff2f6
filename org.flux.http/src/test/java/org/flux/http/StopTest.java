// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class StopTest {
    @Parameter
    String transport;

    private record Item(Request request, PushSource.Outcome outcome) {}

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    private TestServer server() throws Exception {
        return new TestServer(transport, (request, outcome) -> items.add(new Item(request, outcome)));
    }

    @Test
    void requestInFlightIsAnsweredAndIdleConnectionsEnd() throws Exception {
        try (TestServer server = server(); RawClient busy = server.connect(); RawClient idle = server.connect();
                RawClient sending = server.connect()) {
            busy.get("/busy");
            Item item = items.poll(5, TimeUnit.SECONDS);
            sending.send("POST /sending HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(sending.receive().status()).as("the server has begun to read the request").isEqualTo(100);
            idle.get("/idle");
            Http.text(items.poll(5, TimeUnit.SECONDS).request(), "idle from now on");
            idle.receive();
            server.source().stop();
            assertThat(idle.closedByServer()).isTrue();
            RawClient.Answer refused = sending.send("hello").receive();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Connection")).isEqualTo("close");
            Http.text(item.request(), "finished");
            item.outcome().completed();
            RawClient.Answer finished = busy.receive();
            assertThat(finished.body()).isEqualTo("finished");
            assertThat(finished.header("Connection")).isEqualTo("close");
            assertThat(busy.closedByServer()).isTrue();
            assertThatThrownBy(server::connect).isInstanceOf(ConnectException.class);
            assertThat(items).isEmpty();
        }
    }

    @Test
    void pausedSourceCanBeStopped() throws Exception {
        try (TestServer server = server(); RawClient client = server.connect()) {
            client.get("/1");
            Http.text(items.poll(5, TimeUnit.SECONDS).request(), "1");
            client.receive();
            server.source().pause();
            client.get("/2");
            server.source().stop();
            Http.text(items.poll(5, TimeUnit.SECONDS).request(), "2");
            RawClient.Answer answer = client.receive();
            assertThat(answer.body()).isEqualTo("2");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    /** The last answer is given just before the source is closed. */
    @Test
    void answerIsSentBeforeTheEnd() throws Exception {
        byte[] large = new byte[5_000_000];
        TestServer server = server();
        try (RawClient client = server.connect()) {
            client.get("/");
            Item item = items.poll(5, TimeUnit.SECONDS);
            server.source().stop();
            Http.respond(item.request(), Response.ok("a/b", large));
            Thread closing = Thread.startVirtualThread(server::close);
            assertThat(client.receive().bytes()).hasSize(large.length);
            closing.join();
        }
    }

    /** The flow has ended when it has handed its answer over; whoever reads slowly gets all of it nevertheless. */
    @Test
    void slowReaderGetsAllOfItsAnswer() throws Exception {
        byte[] large = new byte[24_000_000];
        TestServer server = server();
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(64 << 10);
            client.connect(new InetSocketAddress("127.0.0.1", server.port()));
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Item item = items.poll(5, TimeUnit.SECONDS);
            Http.respond(item.request(), Response.ok("a/b", large));
            item.outcome().completed();
            server.source().stop();
            Thread closing = Thread.startVirtualThread(server::close);
            long received = 0;
            for (byte[] part = client.getInputStream().readNBytes(1_000_000); part.length > 0;
                    part = client.getInputStream().readNBytes(1_000_000)) {
                received += part.length;
                Thread.sleep(100); // this is how slow it is
            }
            assertThat(received).isGreaterThan(large.length);
            closing.join();
        }
    }

    @Test
    void clientThatReadsNothingDoesNotHoldUpTheEnd() throws Exception {
        TestServer server = server();
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Http.respond(items.poll(5, TimeUnit.SECONDS).request(), Response.ok("a/b", new byte[50_000_000]));
            assertTimeout(Duration.ofSeconds(15), server::close);
        }
    }

    /** What has arrived when the source stops is served, even if nobody has read it yet. */
    @Test
    void requestThatHasJustArrivedIsAnswered() throws Exception {
        for (int i = 0; i < 15; i++) {
            TestServer server = new TestServer(transport, TestServer.inline(request -> Response.text("fine")));
            try (RawClient client = server.connect()) {
                client.get("/1").receive();
                client.get("/2");
                server.close();
                assertThat(client.receive().status()).isEqualTo(200);
            }
        }
    }

    /** While the source is paused nobody is accepted; those who wait meanwhile are not reset when it stops. */
    @Test
    void connectionsThatWaitToBeAcceptedAreAnswered() throws Exception {
        try (TestServer server = server(); RawClient before = server.connect()) {
            before.get("/1");
            Http.text(items.poll(5, TimeUnit.SECONDS).request(), "1");
            before.receive();
            server.source().pause();
            List<RawClient> waiting = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                waiting.add(server.connect().get("/2"));
            }
            server.source().stop();
            for (int i = 0; i < waiting.size(); i++) {
                Http.text(items.poll(5, TimeUnit.SECONDS).request(), "in time");
            }
            for (RawClient client : waiting) {
                assertThat(client.receive().body()).isEqualTo("in time");
                client.close();
            }
        }
    }

    /** The system has connected them, but the event loop has had no time yet: closing the socket would reset them. */
    @Test
    void connectionsThatABusyLoopHasNotAcceptedAreServed() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        TestServer server = new TestServer(transport, TestServer.inline(request -> {
            busy.countDown();
            free.await();
            return Response.text("in time");
        }));
        List<RawClient> clients = new ArrayList<>();
        clients.add(server.connect().get("/1"));
        busy.await();
        for (int i = 0; i < 100; i++) {
            clients.add(server.connect().get("/2"));
        }
        Thread stopping = Thread.ofPlatform().start(server.source()::stop);
        while (stopping.isAlive() && stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        free.countDown();
        for (RawClient client : clients) {
            RawClient.Answer answer = client.receive();
            assertThat(answer.body()).isEqualTo("in time");
            assertThat(answer.header("Connection")).isEqualTo("close");
            client.close();
        }
        stopping.join();
        assertThatThrownBy(server::connect).isInstanceOf(ConnectException.class);
        server.close();
    }

    @Test
    void closeIsIdempotentAndAnswersAfterItAreDropped() throws Exception {
        TestServer server = server();
        try (RawClient client = server.connect()) {
            client.get("/");
            Item item = items.poll(5, TimeUnit.SECONDS);
            server.close();
            server.close();
            assertThat(client.closedByServer()).isTrue();
            Http.text(item.request(), "nobody hears");
            item.outcome().completed();
            server.source().pause();
            server.source().resume();
            server.source().stop();
        }
    }

    @Test
    void sourceSaysWhyItCannotListen() throws Exception {
        try (TestServer server = server()) {
            HttpSource second = HttpSource.builder().port(server.port()).transport(transport).build();
            assertThatThrownBy(() -> second.start((request, outcome) -> outcome.refused()))
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
        }
    }
}
