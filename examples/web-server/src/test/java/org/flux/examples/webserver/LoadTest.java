// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.flux.examples.webserver.TestServer.Answer;
import org.flux.examples.webserver.samples.SpecTree;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many clients, a cache that is too small for what they want, and components without a lock. */
class LoadTest {
    private static final int CLIENTS = 16;
    private static final int REQUESTS = Boolean.getBoolean("flux.long") ? 5_000 : 120;
    private static final int CACHE = 600_000;
    private static final int BURST = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void everybodyGetsWhatTheyWant(RuntimeKind kind) throws Exception {
        SpecTree.create(directory, 1);
        Path log = directory.resolve("access.log");
        try (TestServer server = TestServer.start(kind, "--root=" + directory, "--php=off", "--cache-size=" + CACHE, "--revalidate=1ms",
                "--cache-file-size=300000", "--access-log=" + log)) {
            run(client -> {
                SplittableRandom random = new SplittableRandom(client);
                try (Socket socket = server.connect()) {
                    for (int i = 0; i < REQUESTS; i++) {
                        ask(socket, random);
                    }
                }
            });
            Statistics statistics = server.stop();
            assertThat(statistics.failed() + statistics.handlerFailures()).isZero();
            FileCache cache = server.components().cache();
            assertThat(cache.bytes()).isBetween(1L, (long) CACHE).isEqualTo(cache.sum());
            assertThat(Files.readAllLines(log)).as("no entry is lost, and none is torn").hasSize(CLIENTS * REQUESTS)
                    .allMatch(line -> line.startsWith("127.0.0.1 - - [") && line.endsWith("\"-\" \"-\""));
        }
    }

    private void ask(Socket socket, SplittableRandom random) throws IOException {
        int kind = random.nextInt(100);
        if (kind < 5) {
            assertThat(TestServer.exchange(socket, "/none" + kind).status()).isEqualTo(404);
            return;
        }
        int type = kind < 40 ? 0 : kind < 85 ? 1 : kind < 99 ? 2 : 3;
        String path = "dir00000/class" + type + "_" + random.nextInt(9);
        Answer answer = TestServer.exchange(socket, "/" + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Arrays.equals(answer.bytes(), Files.readAllBytes(directory.resolve(path)))).as(path).isTrue();
    }

    /** All clients have one address, and time stands still: exactly as many requests are served as one bucket has tokens. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void noTokenIsTakenTwice(RuntimeKind kind) throws Exception {
        LongAdder served = new LongAdder();
        LongAdder refused = new LongAdder();
        AtomicInteger looks = new AtomicInteger();
        LongSupplier clock = () -> {
            if (looks.incrementAndGet() < 100) {
                LockSupport.parkNanos(200_000); // whoever comes between finding no bucket and adding one shall have the time for it
            }
            return 0;
        };
        try (TestServer server = TestServer.start(kind, clock, "--root=" + directory, "--php=off", "--rate=1", "--burst=" + BURST)) {
            run(client -> {
                try (Socket socket = server.connect()) {
                    for (int i = 0; i < REQUESTS; i++) {
                        Answer answer = TestServer.exchange(socket, "/hello");
                        assertThat(answer.status()).isIn(200, 429);
                        (answer.status() == 200 ? served : refused).increment();
                    }
                }
            });
            server.stop();
            assertThat(served.sum()).isEqualTo(BURST);
            assertThat(refused.sum()).isEqualTo(CLIENTS * REQUESTS - BURST);
            assertThat(server.components().clients().known()).isEqualTo(1);
        }
    }

    /** One client, which is known by its number. */
    @FunctionalInterface
    private interface Client {
        void run(int number) throws Exception;
    }

    private static void run(Client client) throws Exception {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients.add(() -> {
                client.run(number);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> ended : threads.invokeAll(clients)) {
                ended.get();
            }
        }
    }
}
