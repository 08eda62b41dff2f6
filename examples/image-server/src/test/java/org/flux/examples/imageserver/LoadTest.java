// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many clients and a cache that is too small. The cache is a plain map with plain counters: what keeps them right is the constraint
 * {@code cacheLock} alone.
 */
@Timeout(300)
class LoadTest {
    private static final int CLIENTS = 64;
    private static final int BOUND = 60_000;
    private static final Pattern BYTES = Pattern.compile("\"bytes\":(\\d+),");

    @TempDir
    private Path directory;
    private final LongAdder pictures = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final Map<String, byte[]> firstAnswers = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void manyClientsGetWhatTheyAskForAndTheCacheKeepsItsBound(RuntimeKind kind) throws Exception {
        TestServer.paintPictures(directory);
        Duration time = Duration.ofSeconds(Boolean.getBoolean("flux.long") ? 60 : 2);
        try (TestServer server = TestServer.start(kind, directory, BOUND); HttpClient browser = HttpClient.newHttpClient()) {
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SplittableRandom random = new SplittableRandom(i);
                clients.add(() -> {
                    while (System.nanoTime() < end) {
                        ask(server, browser, random);
                    }
                    return null;
                });
            }
            runAll(clients);

            Statistics flows = server.stop();
            CacheStatistics cache = server.components().readStatistics(null).statistics();
            assertThat(flows.failed()).isZero();
            assertThat(flows.handled()).isEqualTo(refusals.sum());
            assertThat(cache.users()).isZero();
            assertThat(cache.bytes()).isBetween(1L, (long) BOUND);
            assertThat(cache.hits() + cache.misses()).isEqualTo(pictures.sum());
            assertThat(cache.hits()).isPositive();
            assertThat(cache.evictions()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatLeaveGiveTheirFilesBack(RuntimeKind kind) throws Exception {
        TestServer.paintPictures(directory);
        try (TestServer server = TestServer.start(kind, directory, 100_000_000)) {
            URI address = server.resolve("/");
            for (int width = 2_001; width <= 2_004; width++) {
                long before = server.server().statistics().started();
                try (Socket client = new Socket(address.getHost(), address.getPort())) {
                    client.setSoLinger(true, 0);
                    String request = "GET /images/dots.jpg?w=" + width + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    while (server.server().statistics().started() == before) {
                        Thread.onSpinWait();
                    }
                }
            }
            Statistics flows = server.stop();
            CacheStatistics cache = server.components().readStatistics(null).statistics();
            assertThat(flows.handled()).isPositive();
            assertThat(flows.handled() + flows.completed()).isEqualTo(4);
            assertThat(flows.handlerFailures()).isZero();
            assertThat(cache.images()).isEqualTo(4);
            assertThat(cache.users()).isZero();
        }
    }

    /** Time is up at any place: in the middle of a component, between two, or while waiting for the lock. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void flowsThatRunOutOfTimeGiveTheirFilesBack(RuntimeKind kind) throws Exception {
        TestServer.paintPictures(directory);
        try (TestServer server = TestServer.start(kind, directory, BOUND, Duration.ofMillis(10));
                HttpClient browser = HttpClient.newHttpClient()) {
            long earliestEnd = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            long latestEnd = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            List<Callable<Void>> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SplittableRandom random = new SplittableRandom(i);
                clients.add(() -> {
                    while (System.nanoTime() < earliestEnd || System.nanoTime() < latestEnd && !someEndedEitherWay(server)) {
                        URI picture = server.resolve("/images/dots.jpg?w=" + (20 + 280 * random.nextInt(8)));
                        int status = browser.send(HttpRequest.newBuilder(picture).build(), BodyHandlers.discarding()).statusCode();
                        assertThat(status).isIn(200, 500, 503);
                    }
                    return null;
                });
            }
            runAll(clients);

            Statistics flows = server.stop();
            CacheStatistics cache = server.components().readStatistics(null).statistics();
            assertThat(flows.completed()).isPositive();
            assertThat(flows.failed() + flows.handled()).isPositive();
            assertThat(cache.users()).isLessThanOrEqualTo(flows.handlerFailures());
            assertThat(cache.bytes()).isLessThanOrEqualTo(BOUND);
        }
    }

    /** Both in time and not. */
    private static boolean someEndedEitherWay(TestServer server) {
        Statistics flows = server.server().statistics();
        return flows.completed() > 0 && flows.failed() + flows.handled() > 0;
    }

    private void ask(TestServer server, HttpClient browser, SplittableRandom random) throws IOException, InterruptedException {
        String path = switch (random.nextInt(20)) {
            case 0 -> "/statistics";
            case 1 -> "/images/none.jpg";
            case 2 -> "/images/dots.jpg?q=1000";
            default -> "/images/" + (random.nextInt(3) == 0 ? "dots" : "north%20sea") + ".jpg?w=" + (20 + 10 * random.nextInt(12)) + "&q="
                    + (20 + 30 * random.nextInt(3));
        };
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
        HttpResponse<byte[]> response = browser.send(request, BodyHandlers.ofByteArray());
        if (path.equals("/statistics")) {
            Matcher bytes = BYTES.matcher(new String(response.body(), StandardCharsets.UTF_8));
            assertThat(bytes.find()).isTrue();
            assertThat(Long.parseLong(bytes.group(1))).isBetween(0L, (long) BOUND);
        } else if (path.endsWith("none.jpg")) {
            pictures.increment();
            refusals.increment();
            assertThat(response.statusCode()).isEqualTo(404);
        } else if (path.endsWith("q=1000")) {
            refusals.increment();
            assertThat(response.statusCode()).isEqualTo(400);
        } else {
            pictures.increment();
            assertThat(response.statusCode()).isEqualTo(200);
            byte[] first = firstAnswers.putIfAbsent(path, response.body());
            assertThat(response.body()).isEqualTo(first == null ? response.body() : first);
        }
    }

    private static void runAll(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
    }
}
