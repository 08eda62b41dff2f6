// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a recording of the Java Flight Recorder hears of a server that is not profiled otherwise. */
@Timeout(60)
class RecordingTest {
    private static final int FLOWS = 2;

    @TempDir
    Path folder;

    private final CountDownLatch recording = new CountDownLatch(1);
    private final CountDownLatch recorded = new CountDownLatch(1);
    private final AtomicInteger items = new AtomicInteger();
    private final AtomicBoolean oneIsIn = new AtomicBoolean();
    private ImageServer program;

    @ParameterizedTest
    @EnumSource(names = {"THREADS", "EVENT"})
    void aRecordingThatBeginsWhileTheServerRunsHearsOfFlowsNodesLocksAndSums(RuntimeKind kind) throws Exception {
        program = new ImageServer(this::enter, (sources, self) -> sources.pull("Accept", () -> { }, flow -> next(), self::flowOfAccept,
                item -> self.eventsOfAccept(item), () -> { }));
        try (FluxServer server = FluxServer.of(program).runtime(kind).loops(2).start(); Recording jfr = new Recording()) {
            for (String event : List.of("Flow", "Node", "LockWait")) {
                jfr.enable("org.flux." + event).withThreshold(Duration.ZERO);
            }
            for (String sum : List.of("SourceSum", "NodeSum", "LockSum")) {
                jfr.enable("org.flux." + sum).with("period", "endChunk");
            }
            jfr.start();
            recording.countDown();
            Await.until(() -> server.statistics().completed() == FLOWS);
            jfr.stop();
            recorded.countDown();
            server.awaitTermination();
            Path file = folder.resolve("recording.jfr");
            jfr.dump(file);
            check(RecordingFile.readAllEvents(file));
        }
    }

    @Test
    void aRecordingHearsOfFlowsWhenTheProfileHasBeenWrittenToo() throws Exception {
        program = new ImageServer(this::enter, (sources, self) -> sources.pull("Accept", () -> { }, flow -> next(), self::flowOfAccept,
                () -> { }));
        Path profile = folder.resolve("p.json");
        try (FluxServer server = FluxServer.of(program).profile(profile).profileFor(Duration.ofMillis(1)).start();
                Recording jfr = new Recording()) {
            jfr.enable("org.flux.Flow").withThreshold(Duration.ZERO);
            jfr.start();
            Await.until(() -> Files.exists(profile));
            recording.countDown();
            Await.until(() -> server.statistics().completed() == FLOWS);
            jfr.stop();
            recorded.countDown();
            Path file = folder.resolve("recording.jfr");
            jfr.dump(file);
            assertThat(named(RecordingFile.readAllEvents(file), "Flow")).hasSize(FLOWS);
        }
    }

    private static void check(List<RecordedEvent> all) {
        List<RecordedEvent> events = all.stream().filter(e -> e.getEventType().getName().startsWith("org.flux.")).toList();
        for (RecordedEvent event : events) {
            for (ValueDescriptor field : event.getFields()) {
                boolean mayBeZero = field.getName().equals("duration") && event.getEventType().getName().endsWith("Sum")
                        || event.getEventType().getName().equals("org.flux.LockSum") && event.getLong("contended") == 0;
                if (event.getValue(field.getName()) instanceof Number number && !mayBeZero) {
                    assertThat(number.longValue()).as(field.getName() + " of " + event).isPositive();
                } else if (!field.getName().equals("stackTrace")) {
                    assertThat(event.<Object>getValue(field.getName())).as(field.getName() + " of " + event).isNotNull();
                }
            }
            assertThat(event.getString("program")).isEqualTo("image-server.flux");
        }
        assertThat(named(events, "Flow")).hasSize(FLOWS).allMatch(e -> e.getString("source").equals("Accept")
                && e.getString("outcome").equals("completed") && e.getLong("standsFor") == 1);
        List<RecordedEvent> checks = nodes(named(events, "Node"), "CheckCache");
        assertThat(checks).hasSize(FLOWS);
        assertThat(nodes(named(events, "Node"), "Compress")).hasSize(FLOWS);
        assertThat(nodes(named(events, "Node"), "ReadFromDisk")).as("on another thread, in the runtime event").hasSize(FLOWS);
        List<RecordedEvent> waits = nodes(named(events, "LockWait"), "CheckCache");
        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait.getString("lock")).isEqualTo("cacheLock"));
        assertThat(checks).as("a wait is no part of a call").noneMatch(call -> call.getThread().equals(waits.getFirst().getThread())
                && call.getStartTime().isBefore(waits.getFirst().getEndTime()));
        assertThat(nodes(named(events, "NodeSum"), "CheckCache")).singleElement()
                .satisfies(sum -> assertThat(sum.getLong("calls")).isEqualTo(FLOWS));
        assertThat(named(events, "LockSum").stream().filter(e -> e.getString("lock").equals("cacheLock")
                && e.getString("node").equals("CheckCache"))).singleElement().satisfies(sum -> {
                    assertThat(sum.getLong("acquired")).isEqualTo(FLOWS);
                    assertThat(sum.getLong("contended")).isEqualTo(1);
                    assertThat(sum.getDuration("meanWait")).isPositive();
                });
        assertThat(named(events, "SourceSum")).singleElement().satisfies(sum -> assertThat(sum.getLong("flows")).isEqualTo(FLOWS));
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream().filter(e -> e.getEventType().getName().equals("org.flux." + name)).toList();
    }

    private static List<RecordedEvent> nodes(List<RecordedEvent> events, String node) {
        return events.stream().filter(e -> e.getString("node").equals(node)).toList();
    }

    private int next() throws Exception {
        recording.await();
        if (items.get() == FLOWS) {
            recorded.await();
            throw new EndOfSource();
        }
        return items.getAndIncrement();
    }

    /** The first flow in CheckCache stays until the other waits for its lock. */
    private void enter(String node, int job) {
        if (node.equals("CheckCache") && oneIsIn.compareAndSet(false, true)) {
            Await.until(() -> program.cacheLock.waiting() == 1);
        }
    }
}
