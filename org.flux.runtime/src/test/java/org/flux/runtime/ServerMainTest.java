// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int execute(Function<FluxOptions, FluxProgram> factory, String... args) {
        return ServerMain.execute(args, "image-server", factory, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static FluxProgram endingAtOnce(FluxOptions options) {
        options.integer("port", 8080, 0, 65535, "where to listen");
        FakePushSource source = new FakePushSource() {
            @Override
            public void start(Sink<Integer> sink) {
                super.start(sink);
                end();
            }
        };
        return new ImageServer((node, job) -> {}, (sources, self) -> sources.push("Listen", () -> source,
                self::flowOfAccept, self::eventsOfAccept));
    }

    @Test
    void aServerThatEndsExitsWithZeroAfterItsBanner() {
        assertThat(execute(ServerMainTest::endingAtOnce, "--runtime=pool", "--max-flows=5", "--port=0")).isZero();
        assertThat(out).asString().isEqualToIgnoringNewLines("image-server on fake://here/, runtime pool, at most 5 flows");
        assertThat(err).asString().isEmpty();
    }

    @Test
    void theBannerOfEventTellsItsLoops() {
        assertThat(execute(ServerMainTest::endingAtOnce, "--runtime=event", "--loops=3", "--loop-warning=1s", "--port=0")).isZero();
        assertThat(out).asString()
                .isEqualToIgnoringNewLines("image-server on fake://here/, runtime event with 3 loops, at most 10000 flows");
        assertThat(execute(ServerMainTest::endingAtOnce, "--runtime=event", "--loops=0")).isEqualTo(2);
        assertThat(err).asString().isEqualToIgnoringNewLines("image-server: --loops=0: must be between 1 and 1024");
    }

    @Test
    void whenToMeasureIsOfNoUseWithoutAFileForIt() {
        assertThat(execute(ServerMainTest::endingAtOnce, "--profile-for=10s")).isEqualTo(2);
        assertThat(err).asString().isEqualToIgnoringNewLines(
                "image-server: --profile-after and --profile-for are about a profile, but there is none; add --profile=FILE");
    }

    /** Nobody would look for it in the log of a server that ended well. */
    @Test
    void aProfileThatCouldNotBeWrittenExitsWithOne() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(execute(ServerMainTest::endingAtOnce, "--profile=/dev/full")).isEqualTo(1);
            assertThat(log.messages()).as("told once").containsExactly("image-server: the profile /dev/full could not be written: "
                    + "No space left on device; name a file in another place, and measure again");
        }
        assertThat(err).asString().isEmpty();
        assertThat(execute(ServerMainTest::endingAtOnce, "--profile=/dev/null")).isZero();
    }

    @Test
    void helpListsTheOptionsOfComponentsAndRuntime() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(execute(ServerMainTest::endingAtOnce, "--help", "--port=nonsense")).isZero();
        assertThat(out).asString().isEqualToNormalizingNewlines("""
                Usage: image-server [--option=value ...]

                Options:
                  --drain-timeout=DURATION               what flows get to end in when the server stops [30s]
                  --flow-timeout=DURATION                a flow that takes longer fails; 0 for no limit [0s]
                  --loop-warning=DURATION                a node that keeps an event loop longer is reported; 0 for none [100ms]
                  --loops=NUMBER                         loops of the runtime event, for flows that come from no event loop [%d]
                  --max-flows=NUMBER                     flows in flight at most [10000]
                  --pool-size=NUMBER                     threads of the runtime pool [%d]
                  --port=NUMBER                          where to listen [8080]
                  --profile=PATH                         measure paths, nodes and locks, and write that to this file
                  --profile-after=DURATION               begin to measure so long after the start, when the server is warm [0s]
                  --profile-for=DURATION                 measure so long, then write the profile; 0 for the rest of the run [0s]
                  --profile-timed=NUMBER                 flows to time in a second at most; all are counted [1000]
                  --runtime=virtual|threads|pool|event   what a flow runs on [%s]
                  --help                                 show this and exit
                """.formatted(processors, Math.max(4, 2 * processors), RuntimeKind.preferred().name().toLowerCase()));
    }

    @Test
    void aWrongCommandLineExitsWithTwo() {
        assertThat(execute(ServerMainTest::endingAtOnce, "--prot=80")).isEqualTo(2);
        assertThat(execute(ServerMainTest::endingAtOnce, "--max-flows=0")).isEqualTo(2);
        assertThat(err).asString().isEqualToNormalizingNewlines("""
                image-server: unknown option --prot, did you mean --port?
                image-server: --max-flows=0: must be at least 1
                """);
        assertThat(out).asString().isEmpty();
    }

    @Test
    void timesBeyondTheClockAreRefused() {
        assertThat(execute(ServerMainTest::endingAtOnce, "--flow-timeout=9223372036854775807")).isEqualTo(2);
        assertThat(execute(ServerMainTest::endingAtOnce, "--drain-timeout=3000000h")).isEqualTo(2);
        assertThat(err).asString().isEqualToNormalizingNewlines("""
                image-server: --flow-timeout=9223372036854775807: must be at most 100 years
                image-server: --drain-timeout=3000000h: must be at most 100 years
                """);
    }

    @Test
    void anAddressThatIsNotInUseButUselessIsNotBlamedOnOthers() {
        assertThat(execute(options -> new ImageServer((node, job) -> {}, (sources, self) -> {
            throw new BindException("cannot listen on nowhere:80: unknown host");
        }))).isEqualTo(1);
        assertThat(err).asString().isEqualToIgnoringNewLines("image-server: cannot listen on nowhere:80: unknown host");
    }

    @Test
    void aPortInUseIsToldInOneLine() {
        assertThat(execute(options -> new ImageServer((node, job) -> {}, (sources, self) -> {
            throw new IOException("cannot start", new BindException("127.0.0.1:8080: Address already in use"));
        }))).isEqualTo(1);
        assertThat(err).asString().isEqualToIgnoringNewLines(
                "image-server: cannot listen: 127.0.0.1:8080: Address already in use (is another server running there?)");
    }

    @Test
    void aComponentThatCannotBeMadeExitsWithOne() {
        assertThat(execute(options -> {
            throw new java.io.UncheckedIOException(new IOException("no such directory: /srv"));
        })).isEqualTo(1);
        assertThat(err).asString().isEqualToIgnoringNewLines("image-server: cannot start: java.io.IOException: no such directory: /srv");
    }

    /** Runs in a JVM of its own: a flow is in flight and ends only when the source has been told to close. */
    static final class Child {
        private static final CountDownLatch CLOSED = new CountDownLatch(1);

        private Child() {}

        public static void main(String[] args) {
            ServerMain.run(args, "child", Child::program);
        }

        private static FluxProgram program(FluxOptions options) {
            int which = options.integer("job", 1, "which flow");
            return new ImageServer((node, job) -> {
                if (node.equals("ReadRequest")) {
                    System.out.println("in flight");
                    if (job == 1) {
                        CLOSED.await();
                    } else {
                        new CountDownLatch(1).await();
                    }
                } else if (node.equals("Complete")) {
                    System.out.println("drained");
                }
            }, (sources, self) -> {
                int[] calls = new int[1];
                sources.pull("Accept", () -> {}, flow -> {
                    if (calls[0]++ > 0) {
                        CLOSED.await();
                    }
                    return which;
                }, self::flowOfAccept, self::eventsOfAccept, CLOSED::countDown);
            });
        }
    }

    private static Process child(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void awaitFlow(BufferedReader output) throws IOException {
        List<String> start = List.of(output.readLine(), output.readLine());
        assertThat(start).containsExactlyInAnyOrder("in flight",
                "child, runtime " + RuntimeKind.preferred().name().toLowerCase() + ", at most 10000 flows");
    }

    @Test
    void sigtermDrainsAndExitsWithZero() throws Exception {
        Process process = child();
        try (BufferedReader output = process.inputReader()) {
            awaitFlow(output);
            process.toHandle().destroy(); // SIGTERM, and unlike the process itself it leaves the output open
            assertThat(output.lines()).contains("drained");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sigtermInterruptsWhatDoesNotDrain() throws Exception {
        Process process = child("--job=2", "--drain-timeout=1ms");
        try (BufferedReader output = process.inputReader()) {
            awaitFlow(output);
            process.toHandle().destroy();
            assertThat(String.join("\n", output.lines().toList())).contains("its drain time-out is over").doesNotContain("drained");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
