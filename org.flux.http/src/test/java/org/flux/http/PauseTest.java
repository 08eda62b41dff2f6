// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class PauseTest {
    @Parameter
    String transport;

    private final AtomicInteger flows = new AtomicInteger();

    private TestServer server() throws Exception {
        return new TestServer(builder -> builder.transport(transport).idleTimeout(Duration.ofSeconds(3)),
                TestServer.inline(request -> Response.text("flow " + flows.incrementAndGet())));
    }

    @Test
    void nothingIsDeliveredWhilePaused() throws Exception {
        try (TestServer server = server(); RawClient known = server.connect()) {
            assertThat(known.get("/").receive().body()).isEqualTo("flow 1");
            server.source().pause();
            known.get("/");
            try (RawClient fresh = server.connect()) {
                fresh.get("/");
                known.socket().setSoTimeout(3_300); // longer than the idle time-out, which does not count while paused
                assertThat(isSilent(known)).isTrue();
                assertThat(flows.get()).isEqualTo(1);
                known.socket().setSoTimeout(10_000);
                server.source().resume();
                assertThat(known.receive().status()).isEqualTo(200);
                assertThat(fresh.receive().status()).isEqualTo(200);
            }
            assertThat(known.get("/").receive().body()).isEqualTo("flow 4");
        }
    }

    private static boolean isSilent(RawClient client) throws Exception {
        try {
            client.closedByServer();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }

    @Test
    void pausedSourceDoesNotReadALargeBody() throws Exception {
        int size = 50_000_000;
        try (TestServer server = new TestServer(builder -> builder.transport(transport).maxBodyBytes(size),
                        TestServer.inline(request -> Response.text("" + request.body().length)));
                RawClient client = server.connect()) {
            assertThat(client.get("/").receive().body()).isEqualTo("0");
            server.source().pause();
            AtomicInteger sent = new AtomicInteger();
            Thread sender = Thread.startVirtualThread(() -> {
                try {
                    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
                    byte[] piece = new byte[100_000];
                    while (sent.get() < size) {
                        client.send(piece);
                        sent.addAndGet(piece.length);
                    }
                } catch (IOException thrown) {
                    throw new AssertionError(thrown);
                }
            });
            int seen = -1;
            while (seen != sent.get()) { // until the client is blocked
                seen = sent.get();
                Thread.sleep(100);
            }
            assertThat(seen).isLessThan(size / 2);
            server.source().resume();
            assertThat(client.receive().body()).isEqualTo("" + size);
            sender.join();
        }
    }

    @Test
    void manyTurns() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (TestServer server = new TestServer(transport, TestServer.inline(request -> Response.text("flow " + flows.incrementAndGet())));
                RawClient client = server.connect()) {
            Thread turning = new Thread(() -> {
                while (!done.get()) {
                    server.source().pause();
                    server.source().resume();
                }
            });
            turning.start();
            try {
                for (int i = 0; i < 50; i++) {
                    for (int j = 0; j < 10; j++) {
                        client.get("/");
                    }
                    for (int j = 1; j <= 10; j++) {
                        assertThat(client.receive().body()).isEqualTo("flow " + (10 * i + j));
                    }
                }
            } finally {
                done.set(true);
                turning.join();
            }
        }
    }
}
