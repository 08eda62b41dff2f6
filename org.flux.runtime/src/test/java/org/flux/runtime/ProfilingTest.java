// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a profile is written and when it is not. What it counts is tested where servers are generated. */
@Timeout(60)
class ProfilingTest {
    @TempDir
    Path folder;

    private final AtomicInteger items = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean oneIsIn = new AtomicBoolean();
    private final ImageServer program = new ImageServer(this::enter, (sources, self) -> sources.pull("Accept", () -> { }, flow -> next(),
            self::flowOfAccept, item -> self.eventsOfAccept(item), end::countDown));
    private int flows;

    @AfterEach
    void noThreadIsLeft() {
        Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("flux-profile")));
    }

    private int next() throws Exception {
        if (items.get() == flows) {
            end.await();
            throw new EndOfSource();
        }
        return items.getAndIncrement();
    }

    /** The first flow in CheckCache stays until the other waits for its lock. */
    private void enter(String node, int job) {
        if (flows == 2 && node.equals("CheckCache") && oneIsIn.compareAndSet(false, true)) {
            Await.until(() -> program.cacheLock.waiting() == 1);
        }
    }

    private FluxServer.Builder server(RuntimeKind kind) {
        return FluxServer.of(program).runtime(kind).loops(2).profile(folder.resolve("p.json")).profileTimed(1_000_000);
    }

    private String profile() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList()).as("no draft is left").containsExactly("p.json");
        }
        return Files.readString(folder.resolve("p.json"));
    }

    /** Of the first object in {@code text} that follows {@code after}. */
    static String number(String text, String after, String key) {
        Matcher number = Pattern.compile("\"" + key + "\": ?(\\d+)").matcher(text);
        assertThat(number.find(text.indexOf(after))).as(after + " " + key + " in " + text).isTrue();
        return number.group(1);
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void timesAreByTheClockThatItIsTold(RuntimeKind kind) throws Exception {
        flows = 2;
        end.countDown();
        try (FluxServer server = server(kind).profileClock(() -> 77).start()) {
            server.awaitTermination();
        }
        String profile = profile();
        assertThat(profile).contains("\"seconds\": 0.000", "{\"node\": \"ReadRequest\", \"wall\": {\"count\":2,");
        assertThat(Pattern.compile("\"mean\":([^,]*),").matcher(profile).results().map(mean -> mean.group(1)).distinct())
                .containsExactly("0.0");
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aServerWithoutFlowsHasAProfileToo(RuntimeKind kind) throws Exception {
        server(kind).maxFlows(77).start().close();
        assertThat(profile()).contains("\"maxFlows\": 77,",
                "\"flows\": {\"started\": 0,", "\"paths\": []", "\"node\": \"Accept\"", "\"locks\": []");
    }

    @Test
    void aServerThatEndsAtOnceHasOneEachTime() throws Exception {
        for (int i = 0; i < 200; i++) {
            FakePushSource source = new FakePushSource() {
                @Override
                public void start(Sink<Integer> sink) {
                    super.start(sink);
                    end();
                }
            };
            ImageServer brief = new ImageServer(this::enter, (sources, self) -> sources.push("Listen", () -> source,
                    self::flowOfAccept, self::eventsOfAccept));
            try (FluxServer server = FluxServer.of(brief).profile(folder.resolve("p.json")).start()) {
                server.awaitTermination();
            }
            assertThat(profile()).startsWith("{\"format\"");
            Files.delete(folder.resolve("p.json"));
        }
    }

    /** Somebody else holds the lock that they need. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void flowsWhoseTimeIsUpFailWhereTheyWaitAndHaveCalledNothingThere(RuntimeKind kind) throws Exception {
        flows = 2;
        end.countDown();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> Flow.call(program, "Image", flow -> {
            program.cacheLock.lockWrite(flow);
            held.countDown();
            over.await();
            program.cacheLock.unlockWrite(flow);
        }));
        held.await();
        try (CapturedLog log = new CapturedLog(); FluxServer server = server(kind).flowTimeout(Duration.ofMillis(20)).start()) {
            server.awaitTermination();
            assertThat(log.messages()).anyMatch(message -> message.contains("CheckCache"));
        } finally {
            over.countDown();
            holder.join();
        }
        String profile = profile();
        assertThat(profile).contains("\"flows\": {\"started\": 2, \"completed\": 0, \"handled\": 0, \"failed\": 2, \"dropped\": 0, ",
                "\"count\": 2, \"outcome\": \"failed\"}\n]", "\"unknownPaths\": 0");
        assertThat(profile.substring(profile.indexOf("\"nodes\""))).contains("\"ReadRequest\"").doesNotContain("\"CheckCache\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "EVENT"})
    void aSessionThatCannotBeToldFromOthersHarmsNoFlow(RuntimeKind kind) throws Exception {
        flows = 3;
        end.countDown();
        Object broken = new Object() {
            @Override
            public int hashCode() {
                throw new UnsupportedOperationException();
            }
        };
        ImageServer program = new ImageServer(this::enter, (sources, self) -> sources.pull("Accept", () -> { }, flow -> next(),
                (flow, item) -> flow.session(broken), item -> new EventFlow(ImageServer.MAP, 0) {
                    @Override
                    protected boolean proceed() {
                        session(broken);
                        return true;
                    }
                }, end::countDown));
        try (CapturedLog log = new CapturedLog();
                FluxServer server = FluxServer.of(program).runtime(kind).loopWarning(Duration.ZERO)
                        .profile(folder.resolve("p.json")).start()) {
            server.awaitTermination();
            assertThat(server.statistics().completed()).isEqualTo(3);
            assertThat(log.messages()).containsExactly("a flow could not be measured; others of which that is true are not told");
        }
        assertThat(profile()).contains("\"flows\": {\"started\": 3, \"completed\": 3, ");
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void waitingForALockIsNoTimeOfTheNode(RuntimeKind kind) throws Exception {
        flows = 2;
        end.countDown();
        try (FluxServer server = server(kind).start()) {
            server.awaitTermination();
        }
        String profile = profile();
        String uses = profile.substring(profile.indexOf("\"locks\""));
        assertThat(number(uses, "\"CheckCache\"", "acquired")).isEqualTo("2");
        assertThat(number(uses, "\"CheckCache\"", "contended")).isEqualTo("1");
        long waited = Long.parseLong(number(uses, "\"wait\"", "max"));
        long held = Long.parseLong(number(uses, "\"hold\"", "max"));
        assertThat(waited).isPositive().isLessThanOrEqualTo(held + Await.LONG.toNanos());
        String latency = profile.substring(profile.indexOf("\"latency\""));
        assertThat(number(latency, "\"overhead\"", "count")).isEqualTo("2");
        assertThat(Long.parseLong(number(latency, "\"overhead\"", "min"))).as("what is told of a flow's time is disjoint").isPositive();
    }

    @Test
    void aProfileOfSomeTimeIsWrittenWhileTheServerRunsOn() throws Exception {
        try (FluxServer server = server(RuntimeKind.VIRTUAL).profileFor(Duration.ofMillis(1)).start()) {
            Await.until(() -> Files.exists(folder.resolve("p.json")));
            String early = profile();
            assertThat(server.awaitTermination(Duration.ZERO)).isFalse();
            server.stop();
            server.awaitTermination();
            assertThat(profile()).isEqualTo(early);
        }
    }

    @Test
    void aServerThatHasEndedLeavesNoThreadOfItsProfile() throws Exception {
        server(RuntimeKind.VIRTUAL).profileFor(Duration.ofHours(1)).start().close();
        Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("flux-profile-")));
    }

    @Test
    void theTimeToMeasureBeginsWhenMeasuringDoes() throws Exception {
        try (FluxServer server = server(RuntimeKind.VIRTUAL).profileAfter(Duration.ofMillis(1)).profileFor(Duration.ofMillis(50)).start()) {
            Await.until(() -> Files.exists(folder.resolve("p.json")));
            assertThat(server.awaitTermination(Duration.ZERO)).isFalse();
        }
        String seconds = profile().replaceAll("(?s).*\"seconds\": ([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(seconds)).isGreaterThanOrEqualTo(0.05);
    }

    /** More than the flows that may be timed at once. */
    @Test
    void flowsThatHaveEndedOrCouldNotStartKeepNoOtherFromBeingTimed() throws Exception {
        int some = 20_001;
        flows = 2 * some;
        end.countDown();
        ImageServer program = new ImageServer((node, job) -> { }, (sources, self) -> sources.pull("Accept", () -> { }, flow -> next(),
                self::flowOfAccept, item -> item < some ? unmakeable() : self.eventsOfAccept(0), end::countDown));
        try (CapturedLog log = new CapturedLog(); FluxServer server = FluxServer.of(program).runtime(RuntimeKind.EVENT)
                .profile(folder.resolve("p.json")).profileTimed(10_000_000).start()) {
            server.awaitTermination();
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(profile()).contains("\"flows\": {\"started\": " + 2 * some + ", \"completed\": " + some
                + ", \"handled\": 0, \"failed\": " + some + ", ",
                "\"timed\": " + some + "}", "\"unknownPaths\": " + some + ",");
    }

    private static EventFlow unmakeable() {
        throw new IllegalStateException("no such flow");
    }

    /** The first profile is stuck in a pipe that nobody reads. */
    @Test
    void aServerDoesNotEndWhileItsProfileIsBeingWritten() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (FluxServer server = server(RuntimeKind.VIRTUAL).profile(pipe).profileFor(Duration.ofMillis(1)).start()) {
            Await.until(() -> Thread.getAllStackTraces().entrySet().stream().anyMatch(thread -> thread.getKey().getName()
                    .startsWith("flux-profile-clock") && List.of(thread.getValue()).toString().contains("ProfileFile.write")));
            server.stop();
            assertThat(server.awaitTermination(Duration.ofMillis(200))).isFalse();
            assertThat(Files.readString(pipe)).startsWith("{\"format\": \"flux-profile\"").endsWith("}\n");
            server.awaitTermination();
        }
    }

    @Test
    void whatComesBeforeMeasuringBeginsIsNotInTheProfile() throws Exception {
        flows = 3;
        try (CapturedLog log = new CapturedLog(); Recording recording = recordingOfFlows();
                FluxServer server = server(RuntimeKind.THREADS).profileAfter(Duration.ofHours(1)).start()) {
            Await.until(() -> server.statistics().completed() == 3);
            server.stop();
            server.awaitTermination();
            assertThat(recording.getState()).isEqualTo(RecordingState.RUNNING);
            assertThat(profile()).contains("\"flows\": {\"started\": 0,", "\"paths\": []");
            assertThat(log.messages()).anyMatch(m -> m.contains("the server ended before --profile-after was over"));
        }
    }

    private static Recording recordingOfFlows() {
        Recording recording = new Recording();
        recording.enable("org.flux.Flow");
        recording.start();
        return recording;
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeTheServerStarts() throws Exception {
        Path missing = folder.resolve("missing/p.json");
        assertThatThrownBy(() -> server(RuntimeKind.VIRTUAL).profile(missing).start()).isInstanceOf(FluxOptions.Invalid.class)
                .hasMessage("--profile=" + missing + ": there is no folder " + missing.getParent() + "; make it, or name another file");
        assertThatThrownBy(() -> server(RuntimeKind.VIRTUAL).profile(folder).start()).isInstanceOf(FluxOptions.Invalid.class)
                .hasMessage("--profile=" + folder + ": " + folder + " is a folder; name a file in it");
        Path proc = Path.of("/proc/p.json"); // nobody can make files there
        assertThatThrownBy(() -> server(RuntimeKind.VIRTUAL).profile(proc).start()).isInstanceOf(FluxOptions.Invalid.class)
                .message().startsWith("--profile=/proc/p.json: no file ").contains(" be made in the folder /proc")
                .doesNotContain("/.p.json");
        assertThat(items.get()).isZero();
    }

    @Test
    void whenToMeasureIsOfNoUseWithoutAFileForIt() {
        for (FluxServer.Builder builder : List.of(FluxServer.of(program).profileFor(Duration.ofSeconds(1)),
                FluxServer.of(program).profileAfter(Duration.ofSeconds(1)))) {
            assertThatThrownBy(builder::start).isInstanceOf(FluxOptions.Invalid.class).hasMessageEndingWith("add --profile=FILE");
        }
        assertThat(items.get()).isZero();
    }

    @Test
    void aPlaceThatIsThereNoMoreIsToldInTheEnd() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (CapturedLog log = new CapturedLog(); FluxServer server = server(RuntimeKind.VIRTUAL).profile(gone.resolve("p.json")).start()) {
            Files.delete(gone);
            server.stop();
            server.awaitTermination();
            assertThat(log.messages()).containsExactly("image-server: the profile " + gone + "/p.json could not be written: "
                    + "there is no folder " + gone + "; make it, or name another file");
        }
    }

    @Test
    void aFullDiskIsToldInOneLineAndKeepsNoServerFromItsEnd() throws Exception {
        try (CapturedLog log = new CapturedLog(); FluxServer server = server(RuntimeKind.VIRTUAL).profile(Path.of("/dev/full")).start()) {
            server.stop();
            server.awaitTermination();
            assertThat(log.messages()).containsExactly("image-server: the profile /dev/full could not be written: No space left on device; "
                    + "name a file in another place, and measure again");
        }
    }

    @Test
    void aServerThatDoesNotStartLeavesAnEarlierProfile() throws Exception {
        Files.writeString(folder.resolve("p.json"), "earlier");
        ImageServer broken = new ImageServer(this::enter, (sources, self) -> sources.pull("Accept", () -> {
            throw new java.net.BindException("in use");
        }, flow -> next(), self::flowOfAccept, end::countDown));
        assertThatThrownBy(() -> FluxServer.of(broken).profile(folder.resolve("p.json")).start()).hasMessage("in use");
        assertThat(profile()).isEqualTo("earlier");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("file.json");
        Files.writeString(real, "earlier");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        server(RuntimeKind.VIRTUAL).profile(link).start().close();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).startsWith("{\"format\": \"flux-profile\"");
        assertThat(List.of(folder.toFile().list())).containsExactlyInAnyOrder("real", "link.json");
    }
}
