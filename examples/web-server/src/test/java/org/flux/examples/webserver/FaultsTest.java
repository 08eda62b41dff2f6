// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that vanish or dawdle, and disks that fail, on every runtime: others are served, and everything comes back. */
class FaultsTest {
    private static final int FLOWS = 4;
    private static final int LARGE = 8_000_000;
    private static final Fault NONE = (node, path) -> { };
    private static ResourceLeakDetector.Level level;

    @TempDir
    private Path directory;

    @BeforeAll
    static void watchBuffers() {
        level = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterAll
    static void watchBuffersNoLonger() {
        ResourceLeakDetector.setLevel(level);
    }

    @BeforeEach
    void makeSite() throws IOException {
        directory = directory.toRealPath();
        Files.writeString(directory.resolve("small.txt"), "small");
        Files.write(directory.resolve("large.bin"), new byte[LARGE]);
    }

    private String root() {
        return "--root=" + directory;
    }

    private static Socket ask(TestServer server, String target) throws IOException {
        Socket socket = server.connect();
        send(socket, "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends the connection by a reset. */
    private static void vanish(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** If one permit were lost per fault, or a lock kept, this would wait for ever. */
    private static void servesAsEver(TestServer server) throws IOException {
        for (int i = 0; i < 2 * FLOWS; i++) {
            assertThat(server.get("/hello").body()).isEqualTo("Hello, World!");
            assertThat(server.get("/small.txt").body()).isEqualTo("small");
        }
    }

    /** Leaks that Netty knows of are logged when a buffer is made after the lost one has been collected. */
    private static void reportLeaks() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> probe = new PhantomReference<>(new Object(), collected);
        while (collected.remove(20) != probe) {
            System.gc();
        }
        probe.clear();
        ByteBufAllocator.DEFAULT.buffer(1).release();
    }

    /** By reset, or without ever reading, or when they have said that they will send no more; the last of these want their answer. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatVanishWithinAnAnswer(RuntimeKind kind) throws Exception {
        try (TestServer server = NONE.start(kind, FLOWS, root())) { // what is opened once and stays open is open afterwards
            servesAsEver(server);
        }
        long before = Fault.descriptors(directory);
        try (Fault.Log log = new Fault.Log(); TestServer server = NONE.start(kind, FLOWS, root(), "--cache-file-size=100000")) {
            for (int i = 0; i < 3 * FLOWS; i++) {
                vanish(ask(server, "/large.bin"));
                Socket begun = ask(server, "/large.bin");
                assertThat(begun.getInputStream().read()).isEqualTo('H');
                vanish(begun);
                try (Socket closed = ask(server, "/large.bin")) {
                    closed.shutdownOutput();
                    assertThat(closed.getInputStream().read()).isEqualTo('H');
                }
                if (i % FLOWS == 0) {
                    try (Socket half = ask(server, "/large.bin")) {
                        half.shutdownOutput();
                        assertThat(readToTheEnd(half.getInputStream())).isGreaterThan(LARGE);
                    }
                }
            }
            servesAsEver(server);
            Statistics statistics = server.stop();
            assertThat(statistics.inFlight()).isZero();
            assertThat(statistics.failed() + statistics.handlerFailures() + statistics.refused()).isZero();
            assertThat(Fault.descriptors(directory)).isLessThanOrEqualTo(before); // not later: collecting garbage closes lost files, too
            reportLeaks();
            assertThat(log.records()).isEmpty();
        }
    }

    /** They wait for the client's lock, or, under the runtime event, for the loop that their component keeps. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatVanishWhileTheirFlowsWait(RuntimeKind kind) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Fault slow = (node, path) -> {
            if (node.equals("takeToken") && path.equals("/small.txt")) {
                entered.countDown();
                leave.await();
            }
        };
        try (Fault.Log log = new Fault.Log();
                TestServer server = slow.start(kind, FLOWS, root(), "--rate=1000000", "--loop-warning=0")) {
            Socket holder = ask(server, "/small.txt");
            entered.await();
            List<Socket> waiting = new ArrayList<>();
            for (int i = 1; i < FLOWS; i++) {
                waiting.add(ask(server, "/hello"));
            }
            while (kind != RuntimeKind.EVENT && server.server().statistics().inFlight() < FLOWS) {
                Thread.onSpinWait();
            }
            vanish(holder);
            for (Socket client : waiting) {
                vanish(client);
            }
            leave.countDown();
            servesAsEver(server);
            Statistics statistics = server.stop();
            assertThat(statistics.inFlight() + statistics.failed() + statistics.handlerFailures()).isZero();
            assertThat(log.records()).isEmpty();
        }
    }

    /** The disk changes between looking and sending; what is said of it is never taken for the answer to another request. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void filesThatChangeBeforeTheyAreSent(RuntimeKind kind) throws Exception {
        Path gone = Files.write(directory.resolve("gone.bin"), new byte[LARGE]);
        Path shorter = Files.write(directory.resolve("shorter.bin"), new byte[LARGE]);
        Path replaced = Files.write(directory.resolve("replaced.bin"), new byte[LARGE]);
        Fault fault = (node, path) -> {
            if (node.equals("readFromDisk") && path.equals("/failing.txt")) {
                throw new IOException("Input/output error");
            }
            if (node.equals("sendFile")) {
                switch (path) {
                    case "/gone.bin" -> Files.delete(gone);
                    case "/shorter.bin" -> truncate(shorter);
                    case "/replaced.bin" -> {
                        Files.delete(replaced);
                        Files.createDirectory(replaced);
                    }
                    default -> { }
                }
            }
        };
        try (TestServer server = fault.start(kind, FLOWS, root(), "--cache-file-size=100000", "--revalidate=0s");
                Socket kept = server.connect()) {
            assertThat(TestServer.exchange(kept, "/gone.bin").status()).isEqualTo(404);
            assertThat(TestServer.exchange(kept, "/gone.bin").status()).isEqualTo(404);
            assertThat(TestServer.exchange(kept, "/shorter.bin").status()).isEqualTo(500);
            assertThat(TestServer.exchange(kept, "/shorter.bin").bytes()).hasSize(LARGE / 2);
            assertThat(TestServer.exchange(kept, "/replaced.bin").status()).isEqualTo(500);
            assertThat(TestServer.exchange(kept, "/replaced.bin").status()).isEqualTo(308);
            assertThat(TestServer.exchange(kept, "/failing.txt").status()).isEqualTo(500);
            assertThat(TestServer.exchange(kept, "/small.txt").body()).isEqualTo("small");
            servesAsEver(server);
            assertThat(server.stop().inFlight()).isZero();
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(LARGE / 2);
        }
    }

    /** The client is told by the end of the connection that what it has is not all. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void fileThatShrinksWhileItIsSent(RuntimeKind kind) throws Exception {
        int size = 50_000_000; // more than the system buffers
        Path file = directory.resolve("shrinks.bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode("x"), size - 1);
        }
        try (TestServer server = NONE.start(kind, FLOWS, root()); Socket client = ask(server, "/shrinks.bin")) {
            InputStream in = client.getInputStream();
            assertThat(in.readNBytes(100)).hasSize(100);
            truncate(file);
            send(client, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(readToTheEnd(in)).isLessThan(size);
            servesAsEver(server);
        }
    }

    private static long readToTheEnd(InputStream in) {
        long length = 0;
        byte[] piece = new byte[1 << 16];
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                length += count;
            }
        } catch (IOException reset) {
            return length;
        }
        return length;
    }

    /** Requests are served as ever; the failure is told, but not once per request. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void diskThatIsFullForTheAccessLog(RuntimeKind kind) throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (Fault.Log log = new Fault.Log(); TestServer server = NONE.start(kind, FLOWS, root(), "--access-log=/dev/full")) {
            for (int i = 0; i < 20; i++) {
                servesAsEver(server);
            }
            server.stop();
            assertThat(log.records()).hasSizeLessThan(10)
                    .anyMatch(it -> it.endsWith("WriteEntries: java.io.IOException: No space left on device"));
        }
    }

    /** More than there may be flows, of each kind; none of them is a flow yet, or any longer. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatDawdle(RuntimeKind kind) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (TestServer server = NONE.start(kind, FLOWS, root(), "--cache-file-size=100000")) {
            for (int i = 0; i < 3 * FLOWS; i++) {
                Socket header = server.connect();
                send(header, "GET /hello HTTP/1.1\r\nHo");
                slow.add(header);
                Socket body = server.connect();
                send(body, "POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nbegun");
                slow.add(body);
                slow.add(ask(server, "/large.bin")); // and never reads
            }
            servesAsEver(server);
            send(slow.getFirst(), "st: a\r\nConnection: close\r\n\r\n");
            assertThat(new String(slow.getFirst().getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).endsWith("Hello, World!");
            for (Socket client : slow) {
                vanish(client);
            }
            servesAsEver(server);
            Statistics statistics = server.stop();
            assertThat(statistics.failed() + statistics.refused() + statistics.inFlight()).isZero();
        }
    }
}
