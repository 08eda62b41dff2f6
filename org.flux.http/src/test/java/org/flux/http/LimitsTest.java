// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class LimitsTest {
    @Parameter
    String transport;

    private static Response hello(Request request) {
        return Response.text("hello");
    }

    private TestServer impatient(Duration idle, Duration header) throws Exception {
        return new TestServer(builder -> builder.transport(transport).idleTimeout(idle).headerTimeout(header),
                TestServer.inline(LimitsTest::hello));
    }

    private TestServer small() throws Exception {
        return new TestServer(builder -> builder.transport(transport).maxHeaderBytes(1000).maxConnections(2),
                TestServer.inline(LimitsTest::hello));
    }

    @Test
    void headerTooLarge() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(431);
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void tooManyHeaders() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X: x\r\n".repeat(1000) + "\r\n");
            assertThat(client.receive().status()).isEqualTo(431);
        }
    }

    @Test
    void trailersTooLarge() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " + "x".repeat(2000) + "\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(431);
        }
    }

    @Test
    void targetTooLong() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            assertThat(client.get("/" + "x".repeat(2000)).receive().status()).isEqualTo(414);
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void tooManyConnections() throws Exception {
        try (TestServer server = small(); RawClient first = server.connect(); RawClient second = server.connect()) {
            assertThat(first.get("/").receive().status()).isEqualTo(200);
            assertThat(second.get("/").receive().status()).isEqualTo(200);
            try (RawClient third = server.connect()) {
                assertThat(isClosed(third)).isTrue();
            }
            first.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").receive();
            assertThat(first.closedByServer()).isTrue();
            first.socket().close();
            int status = 0;
            while (status != 200) { // the server hears a little later that the first has gone
                try (RawClient again = server.connect()) {
                    status = again.get("/").receive().status();
                } catch (IOException refused) {
                    status = 0;
                }
            }
            assertThat(second.get("/").receive().status()).isEqualTo(200);
        }
    }

    private static boolean isClosed(RawClient client) throws Exception {
        try {
            return client.closedByServer();
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void slowHeader() throws Exception {
        try (TestServer server = impatient(Duration.ofSeconds(30), Duration.ofMillis(200)); RawClient client = server.connect()) {
            long begin = System.nanoTime();
            client.send("GET / HTTP/1.1\r\nHo");
            assertThat(client.receive().status()).isEqualTo(408);
            assertThat(client.closedByServer()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(199), Duration.ofSeconds(5));
        }
    }

    /** A byte now and then does not help. */
    @Test
    void slowLoris() throws Exception {
        try (TestServer server = impatient(Duration.ofSeconds(30), Duration.ofMillis(300)); RawClient client = server.connect()) {
            assertThat(client.get("/").receive().status()).isEqualTo(200); // the second request of a connection is watched as well
            CountDownLatch done = new CountDownLatch(1);
            Thread dripping = Thread.startVirtualThread(() -> drip(client, done));
            assertThat(client.receive().status()).isEqualTo(408);
            done.countDown();
            dripping.join();
        }
    }

    private static void drip(RawClient client, CountDownLatch done) {
        try {
            client.send("GET / HTTP/1.1\r\nX: ");
            while (!done.await(20, TimeUnit.MILLISECONDS)) {
                client.send("x");
            }
        } catch (IOException | InterruptedException closed) {
            done.countDown();
        }
    }

    @Test
    void bodyThatStops() throws Exception {
        try (TestServer server = impatient(Duration.ofMillis(200), Duration.ofSeconds(30)); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
            assertThat(client.receive().status()).isEqualTo(408);
        }
    }

    @Test
    void bodyThatDrips() throws Exception {
        try (TestServer server = impatient(Duration.ofSeconds(30), Duration.ofMillis(200)); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\nhello");
            assertThat(client.receive().status()).isEqualTo(408);
        }
    }

    @Test
    void idleConnectionIsClosedSilently() throws Exception {
        try (TestServer server = impatient(Duration.ofMillis(200), Duration.ofSeconds(30)); RawClient fresh = server.connect();
                RawClient used = answered(server)) {
            assertThat(fresh.closedByServer()).isTrue();
            assertThat(used.closedByServer()).isTrue();
        }
    }

    /** A client that has had an answer; not the first one, perhaps, if the machine holds it up after it has connected. */
    private static RawClient answered(TestServer server) throws Exception {
        while (true) {
            RawClient client = server.connect();
            try {
                assertThat(client.get("/").receive().status()).isEqualTo(200);
                return client;
            } catch (IOException wasIdleForTooLong) {
                client.close();
            }
        }
    }

    @Test
    void slowFlowIsNoIdleConnection() throws Exception {
        CountDownLatch otherClosed = new CountDownLatch(1);
        var component = TestServer.threads(request -> {
            otherClosed.await();
            return Response.text("late");
        });
        try (TestServer server = new TestServer(builder -> builder.transport(transport).idleTimeout(Duration.ofMillis(150)), component);
                RawClient waiting = server.connect()) {
            waiting.get("/");
            for (int i = 0; i < 2; i++) {
                try (RawClient idle = server.connect()) {
                    assertThat(idle.closedByServer()).isTrue();
                }
            }
            otherClosed.countDown();
            assertThat(waiting.receive().body()).isEqualTo("late");
        }
    }

    @Test
    void clientThatNeverReadsIsCutOff() throws Exception {
        byte[] large = new byte[30_000_000];
        try (TestServer server = new TestServer(builder -> builder.transport(transport).idleTimeout(Duration.ofMillis(300)),
                        TestServer.inline(request -> Response.ok("a/b", large)));
                RawClient client = server.connect()) {
            client.get("/");
            try (RawClient other = server.connect()) {
                assertThat(other.closedByServer()).isTrue();
            }
            try (RawClient other = server.connect()) {
                assertThat(other.closedByServer()).isTrue();
            }
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/3.0", "HTTP/0.9"})
    void otherVersionsAreNotSupported(String version) throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            assertThat(client.send("GET / " + version + "\r\nHost: a\r\n\r\n").receive().status()).isEqualTo(505);
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void http2WithPriorKnowledgeIsNotSupported() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            assertThat(client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").receive().status()).isEqualTo(505);
        }
    }

    @Test
    void unknownExpectation() throws Exception {
        try (TestServer server = small(); RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(417);
        }
    }
}
