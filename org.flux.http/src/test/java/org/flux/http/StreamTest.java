// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class StreamTest {
    @Parameter
    String transport;

    private TestServer threads(TestServer.Component component) throws Exception {
        return new TestServer(transport, TestServer.threads(component));
    }

    @Test
    void piecesArriveWhenFlushed() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        BodyWriter writer = out -> {
            out.write("first".getBytes());
            out.flush();
            await(firstSeen);
            out.write("second".getBytes());
        };
        try (TestServer server = threads(request -> Response.stream("text/plain", writer)); RawClient client = server.connect()) {
            client.get("/");
            for (String line = client.line(); !line.isEmpty(); line = client.line()) {
                assertThat(line).doesNotContainIgnoringCase("content-length");
            }
            assertThat(client.line()).isEqualTo("5");
            assertThat(client.line()).isEqualTo("first");
            firstSeen.countDown();
            assertThat(client.line()).isEqualTo("6");
            assertThat(client.line()).isEqualTo("second");
            assertThat(client.line()).isEqualTo("0");
            assertThat(client.line()).isEmpty();
            client.get("/");
            assertThat(client.receive().body()).isEqualTo("firstsecond");
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void smallStreamIsSentWhole() throws Exception {
        try (TestServer server = threads(request -> Response.stream("a/b", new ByteArrayInputStream(new byte[100])));
                RawClient client = server.connect()) {
            assertThat(client.get("/").receive().header("Content-Length")).isEqualTo("100");
        }
    }

    @Test
    void largeStreamIsChunked() throws Exception {
        byte[] large = new byte[3_000_000];
        large[2_999_999] = 7;
        try (TestServer server = threads(request -> Response.stream("a/b", new ByteArrayInputStream(large)));
                RawClient client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                RawClient.Answer answer = client.get("/").receive();
                assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
                assertThat(answer.bytes()).isEqualTo(large);
            }
        }
    }

    @Test
    void flowOnTheEventLoopIsNotBlocked() throws Exception {
        byte[] large = new byte[3_000_000];
        try (TestServer server = new TestServer(transport, TestServer.inline(request -> Response.stream("a/b", out -> out.write(large))));
                RawClient slow = server.connect(); RawClient fast = server.connect()) {
            slow.get("/");
            assertThat(fast.get("/").receive().bytes()).isEqualTo(large);
            assertThat(slow.receive().bytes()).isEqualTo(large);
        }
    }

    @Test
    void http10StreamEndsWithTheConnection() throws Exception {
        byte[] large = new byte[100_000];
        try (TestServer server = threads(request -> Response.stream("a/b", new ByteArrayInputStream(large)));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").receive();
            assertThat(answer.header("Transfer-Encoding")).isNull();
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.bytes()).isEqualTo(large);
        }
    }

    @Test
    void headDoesNotRunTheWriter() throws Exception {
        AtomicLong runs = new AtomicLong();
        try (TestServer server = threads(request -> Response.stream("a/b", out -> runs.incrementAndGet()));
                RawClient client = server.connect()) {
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").receiveHead();
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").receiveHead();
            assertThat(runs.get()).isZero();
        }
    }

    @Test
    void writerWaitsForTheClient() throws Exception {
        AtomicLong written = new AtomicLong();
        long total = 100_000_000;
        BodyWriter writer = out -> {
            byte[] piece = new byte[100_000];
            while (written.get() < total) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
        };
        try (TestServer server = threads(request -> Response.stream("a/b", writer)); RawClient client = server.connect()) {
            client.get("/");
            client.line();
            long seen = -1;
            while (seen != written.get()) { // until the writer stands still
                seen = written.get();
                Thread.sleep(100);
            }
            assertThat(seen).isPositive().isLessThan(total / 2); // what fits into the buffers of both sockets
            while (!client.line().isEmpty()) {
                assertThat(client.socket().isConnected()).isTrue();
            }
        }
    }

    @Test
    void writerHearsThatTheClientHasGone() throws Exception {
        CompletableFuture<IOException> heard = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        BodyWriter endless = out -> {
            try {
                while (true) {
                    out.write(new byte[10_000]);
                }
            } catch (IOException thrown) {
                heard.complete(thrown);
                throw thrown;
            }
        };
        PushSource.Sink<Request> sink = (request, outcome) -> Thread.startVirtualThread(() -> {
            try {
                Http.respond(request, Response.stream("a/b", endless));
                ended.complete(null);
            } catch (IOException thrown) {
                ended.completeExceptionally(thrown);
            }
            outcome.completed();
        });
        try (TestServer server = new TestServer(transport, sink)) {
            try (RawClient client = server.connect()) {
                client.get("/");
                client.line();
            }
            assertThat(heard.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientGone.class);
            ended.get(10, TimeUnit.SECONDS); // and the flow does not fail
        }
    }

    @Test
    void failureBeforeTheFirstPieceCanBeAnswered() throws Exception {
        BodyWriter failing = out -> {
            out.write(1);
            throw new IOException("no more");
        };
        try (TestServer server = threads(request -> Response.stream("a/b", failing)); RawClient client = server.connect()) {
            assertThat(client.get("/").receive().status()).isEqualTo(500);
            assertThat(client.get("/").receive().status()).isEqualTo(500);
        }
    }

    @Test
    void failureAfterTheFirstPieceCutsTheConnection() throws Exception {
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        BodyWriter failing = out -> {
            out.write(new byte[100_000]);
            throw new IOException("no more");
        };
        PushSource.Sink<Request> sink = (request, outcome) -> Thread.startVirtualThread(() -> {
            try {
                Http.respond(request, Response.stream("a/b", failing));
            } catch (IOException thrown) {
                failures.add(thrown);
                outcome.failed(thrown);
            }
        });
        try (TestServer server = new TestServer(transport, sink); RawClient client = server.connect()) {
            client.get("/");
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
            assertThat(failures.poll(5, TimeUnit.SECONDS)).hasMessage("no more");
        }
    }
}
