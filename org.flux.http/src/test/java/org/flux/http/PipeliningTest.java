// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class PipeliningTest {
    @Parameter
    String transport;

    private record Item(Request request, PushSource.Outcome outcome) {}

    private static String requests(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("GET /").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        return text.toString();
    }

    @Test
    void answersComeInOrderFromTheEventLoop() throws Exception {
        int number = 5000; // deep enough to overflow the stack if delivery were recursive
        try (TestServer server = new TestServer(transport, TestServer.inline(request -> Response.text(request.path())));
                RawClient client = server.connect()) {
            Thread sender = Thread.startVirtualThread(() -> quietly(() -> client.send(requests(number))));
            for (int i = 0; i < number; i++) {
                assertThat(client.receive().body()).isEqualTo("/" + i);
            }
            sender.join();
        }
    }

    @Test
    void answersComeInOrderFromThreads() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var component = TestServer.threads(request -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Thread.yield();
            inFlight.decrementAndGet();
            return Response.text(request.path());
        });
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            client.send(requests(300));
            for (int i = 0; i < 300; i++) {
                assertThat(client.receive().body()).isEqualTo("/" + i);
            }
            assertThat(most.get()).isEqualTo(1);
        }
    }

    @Test
    void flowMayEndAfterALaterOneOfItsConnection() throws Exception {
        BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(transport, (request, outcome) -> items.add(new Item(request, outcome)));
                RawClient client = server.connect()) {
            client.send(requests(3));
            Item first = items.poll(5, TimeUnit.SECONDS);
            Http.text(first.request(), "first");
            Item second = items.poll(5, TimeUnit.SECONDS);
            second.outcome().failed(new IllegalStateException("second"));
            Item third = items.poll(5, TimeUnit.SECONDS);
            first.outcome().failed(new IllegalStateException("too late to matter"));
            Http.text(third.request(), "third");
            third.outcome().completed();
            assertThat(client.receive().body()).isEqualTo("first");
            assertThat(client.receive().status()).isEqualTo(500);
            assertThat(client.receive().body()).isEqualTo("third");
        }
    }

    @Test
    void connectionsDoNotWaitForEachOther() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        var component = TestServer.threads(request -> {
            if (request.path().equals("/slow")) {
                release.await();
            }
            return Response.text(request.path());
        });
        try (TestServer server = new TestServer(transport, component); RawClient slow = server.connect();
                RawClient fast = server.connect()) {
            slow.get("/slow");
            assertThat(fast.get("/fast").receive().body()).isEqualTo("/fast");
            release.countDown();
            assertThat(slow.receive().body()).isEqualTo("/slow");
        }
    }

    @Test
    void clientThatDoesNotReadIsNotReadFrom() throws Exception {
        AtomicInteger delivered = new AtomicInteger();
        byte[] large = new byte[256 << 10];
        var component = TestServer.inline(request -> {
            delivered.incrementAndGet();
            return Response.ok("application/octet-stream", large);
        });
        int number = 400;
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            Thread sender = Thread.startVirtualThread(() -> quietly(() -> client.send(requests(number))));
            client.receive();
            assertThat(delivered.get()).isLessThan(number); // 100 MB would wait in memory otherwise
            for (int i = 1; i < number; i++) {
                assertThat(client.receive().bytes()).hasSize(large.length);
            }
            sender.join();
            assertThat(delivered.get()).isEqualTo(number);
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    private static void quietly(Action action) {
        try {
            action.run();
        } catch (Exception thrown) {
            throw new AssertionError(thrown);
        }
    }
}
