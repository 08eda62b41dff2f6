// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load against servers of a few lines that do what they must, or not. */
class LoadTest {
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(150);
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private final Workload workload = new Workload("test", List.of(new Workload.Expected("/", "text/plain", new byte[5], false)),
            new int[1]);
    private final AtomicInteger served = new AtomicInteger();
    private ServerSocket listening;
    private volatile long pauseAtHundredth;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    /** Answers every request with the same pieces, each sent by itself. */
    private void serve(String... pieces) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket connection = listening.accept();
                    Thread.ofVirtual().start(() -> serve(connection, pieces));
                }
            } catch (IOException closed) {
                assertThat(listening.isClosed()).isTrue();
            }
        });
    }

    private void serve(Socket connection, String... pieces) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            int matched = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
                if (matched == 4) {
                    matched = 0;
                    if (served.incrementAndGet() == 100) {
                        LockSupport.parkNanos(pauseAtHundredth);
                    }
                    for (String piece : pieces) {
                        out.write(piece.getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    }
                }
            }
        } catch (IOException left) {
            assertThat(left).isNotNull(); // the load closes its connections when it has seen enough
        }
    }

    private Load load(int connections) throws IOException {
        return new Load(listening.getLocalPort(), connections, workload);
    }

    @Test
    void aClosedLoopCountsWhatWasAnswered() throws Exception {
        serve(FINE);
        AtomicInteger edges = new AtomicInteger();
        try (Load load = load(3)) {
            Load.Closed done = load.closed(0, WINDOW, edges::incrementAndGet);
            assertThat(done.requests()).isPositive().isLessThanOrEqualTo(served.get());
            assertThat(served.get() - done.requests()).isLessThanOrEqualTo(6); // at most what was in flight at either end
            assertThat(done.bytes()).isBetween((done.requests() - 3) * FINE.length(), (done.requests() + 3) * FINE.length());
        }
        assertThat(edges).hasValue(2);
    }

    /** A response may come byte by byte, and its header may look as if it ended sooner. */
    @Test
    void responsesMayComeInPieces() throws Exception {
        serve("HTT", "P/1.1 200 OK\r\nA: b\r", "\nContent-Length: 5\r\n\r", "\nhe", "llo");
        try (Load load = load(2)) {
            assertThat(load.closed(0, WINDOW, () -> { }).requests()).isPositive();
        }
    }

    @Test
    void whatIsNoProperResponseEndsTheMeasurement() throws Exception {
        serve("HTTP/1.1 503 Service unavailable\r\n\r\n");
        try (Load load = load(1)) {
            assertThatThrownBy(() -> load.closed(0, WINDOW, () -> { })).isInstanceOf(LoadFailed.class).hasMessageContaining("200");
        }
    }

    @Test
    void aResponseOfAnotherLengthEndsTheMeasurement() throws Exception {
        serve(FINE + "!");
        try (Load load = load(1)) {
            assertThatThrownBy(() -> load.closed(0, WINDOW, () -> { })).isInstanceOf(LoadFailed.class).hasMessageContaining("longer");
        }
    }

    @Test
    void aGivenRateIsKept() throws Exception {
        serve(FINE);
        try (Load load = load(4)) {
            Load.Paced done = load.paced(2000, 0, 2 * WINDOW, 1);
            assertThat(done.latencies()).hasSizeBetween(500, 700).isSorted();
            assertThat(done.unanswered()).isZero();
        }
    }

    /** A server that stalls for 200 ms with one connection: all that came due meanwhile has waited, and is counted so. */
    @Test
    void aStallIsFeltByEveryRequestThatWouldHaveComeMeanwhile() throws Exception {
        pauseAtHundredth = TimeUnit.MILLISECONDS.toNanos(200);
        serve(FINE);
        try (Load load = load(1)) {
            Load.Paced done = load.paced(1000, 0, TimeUnit.MILLISECONDS.toNanos(500), 1);
            long late = java.util.Arrays.stream(done.latencies()).filter(nanos -> nanos > TimeUnit.MILLISECONDS.toNanos(50)).count();
            assertThat(late).isGreaterThan(100); // a load that waits for answers would have seen one
            assertThat(done.waited()).isGreaterThan(100);
        }
    }

    @Test
    void whoNeverAnswersIsSaidNotToHave() throws Exception {
        serve();
        try (Load load = load(2)) {
            assertThatThrownBy(() -> load.paced(1000, 0, WINDOW, 1)).isInstanceOf(LoadFailed.class)
                    .hasMessageContaining("answered nothing");
        }
    }

    @Test
    void moreThanCanBeAnsweredIsTurnedAwayAndRefusalsAreTold() throws Exception {
        serve("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 20\r\n\r\nService unavailable\n");
        LongAdder refused = new LongAdder();
        LongAdder answered = new LongAdder();
        try (Load load = load(1)) {
            long turnedAway = load.offered(at -> 1e6, WINDOW, 1, (at, nanos, wasRefused) -> {
                assertThat(at).isBetween(0L, 2 * TimeUnit.SECONDS.toNanos(10));
                (wasRefused ? refused : answered).increment();
            });
            assertThat(turnedAway).isPositive();
            assertThat(refused.sum()).isEqualTo(served.get());
            assertThat(answered.sum()).isZero();
        }
    }
}
