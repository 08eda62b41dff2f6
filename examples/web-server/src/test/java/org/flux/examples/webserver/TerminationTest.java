// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.flux.examples.webserver.TestServer.Answer;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.ServerMain;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process gets the signal TERM while it is busy: what it has logged as answered has been answered, to the last byte. */
class TerminationTest {
    private static final int REQUESTS_BEFORE = 2;
    private static final int PATIENCE_MILLIS = 20_000;
    /** More than the system takes at once: some are on their way when the signal comes. */
    private static final int BODY = 3_000_000;
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private Path directory;

    /** The process. */
    static final class Server {
        private Server() {
        }

        public static void main(String[] arguments) {
            ServerMain.run(arguments, "WebServer", options -> new WebServer(new WebComponents(options)));
        }
    }

    private final LongAdder served = new LongAdder();
    private final List<Throwable> wrong = new ArrayList<>();

    /**
     * The second of each kind is offered more than it may take: half of the clients do not keep their connections, and few flows may
     * run.
     */
    @ParameterizedTest
    @CsvSource({"VIRTUAL,10000,32,0", "VIRTUAL,2,32,32", "THREADS,10000,32,0", "THREADS,2,32,32", "POOL,10000,32,0", "POOL,2,32,32",
        "EVENT,10000,32,0", "EVENT,2,32,32"})
    void noAcceptedRequestIsLost(RuntimeKind kind, int maxFlows, int keeping, int connecting) throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "there are no signals");
        Files.write(directory.resolve("large.bin"), new byte[BODY]);
        Path log = directory.resolve("access.log");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classpath(),
                Server.class.getName(), "--port=0", "--php=off", "--root=" + directory, "--access-log=" + log, "--io-threads=1",
                "--runtime=" + kind.name().toLowerCase(Locale.ROOT), "--max-flows=" + maxFlows, "--loop-warning=0")
                .redirectError(errors.toFile()).start();
        try (BufferedReader output = process.inputReader()) {
            Matcher address = ADDRESS.matcher(String.valueOf(output.readLine()));
            assertThat(address.find()).as(Files.readString(errors)).isTrue();
            int port = Integer.parseInt(address.group(1));
            CountDownLatch busy = new CountDownLatch(keeping + connecting);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < keeping + connecting; i++) {
                boolean keeps = i < keeping;
                String target = i % 8 == 0 ? "/large.bin" : "/hello";
                clients.add(Thread.ofPlatform().start(() -> ask(port, keeps, target, busy)));
            }
            assertThat(busy.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            process.destroy(); // the signal TERM
            for (Thread client : clients) {
                client.join();
            }
            assertThat(process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(wrong).isEmpty();
            List<String> lines = Files.readAllLines(log);
            assertThat(lines).allMatch(line -> line.contains("\" 200 "));
            assertThat(served.intValue()).as("complete answers, of those in the log").isEqualTo(lines.size());
            assertThat(Files.readString(errors)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Asks again and again, until nobody listens any more. */
    private void ask(int port, boolean keeps, String target, CountDownLatch busy) {
        int answers = 0;
        try {
            while (true) {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.setSoTimeout(PATIENCE_MILLIS);
                    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
                    boolean persists = true;
                    while (persists && isAnswerComing(socket, in, target)) {
                        Answer answer = TestServer.receive(in);
                        check(answer, target);
                        persists = keeps && !"close".equals(answer.header("Connection"));
                        if (++answers == REQUESTS_BEFORE) {
                            busy.countDown();
                        }
                    }
                }
            }
        } catch (ConnectException nobodyListens) {
            if (answers < REQUESTS_BEFORE) {
                busy.countDown();
            }
        } catch (IOException | RuntimeException | AssertionError thrown) {
            synchronized (wrong) {
                wrong.add(thrown);
            }
        }
    }

    /**
     * Whether the first byte of an answer comes. A client that sends in the very moment in which its idle connection is closed gets none
     * (RFC 9112, 9.5); then the request must not have been served either, which the access log tells.
     */
    private static boolean isAnswerComing(Socket socket, PushbackInputStream in, String target) throws IOException {
        int first;
        try {
            TestServer.ask(socket, target);
            first = in.read();
        } catch (SocketException reset) {
            return false;
        }
        if (first >= 0) {
            in.unread(first);
        }
        return first >= 0;
    }

    private void check(Answer answer, String target) {
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.body()).isEqualTo("Service unavailable\n");
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.bytes()).hasSize(target.equals("/hello") ? "Hello, World!".length() : BODY);
            served.increment();
        }
    }
}
