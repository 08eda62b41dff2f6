// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flux.runtime.profile.Profiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that keeps an event loop is named, once. */
@Timeout(60)
class LoopWatchTest {
    private final List<String> warnings = new ArrayList<>();
    private final ManualLoop executor = new ManualLoop();
    private final FlowRunner runner = new FlowRunner(Script.MAP, Workers.of(RuntimeKind.EVENT, "script", 1), new FlowRegistry(0),
            new Admission(10, paused -> {}, () -> {}), null, new Profiler("script", new ProfiledProgram(Script.MAP), 1));
    private final FlowLoop loop = new FlowLoop(executor, runner);
    private final LoopWatch watch = new LoopWatch(() -> List.of(loop), TimeUnit.MILLISECONDS.toNanos(100), this::nanos, warnings::add);
    private long millis;

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void keepLoopFor(int time) {
        for (int i = 0; i <= 4; i++) {
            watch.look();
            millis += i == 4 ? 0 : time / 4;
        }
    }

    private void run(Script flow) {
        flow.of(loop, null);
        loop.start(flow);
        executor.doAll();
    }

    @Test
    void aNodeThatKeepsTheLoopIsNamedWithPathAndCallOnce() {
        run(new Script().node(() -> {}).node(() -> keepLoopFor(120)));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst())
                .startsWith("node N1 (script.flux:2 Main > N1) has kept an event loop for 120 ms in java.lang.Thread.")
                .endsWith(": declare it `blocking`");
        run(new Script().node(() -> {}).node(() -> keepLoopFor(200)));
        assertThat(warnings).as("once per node").hasSize(1);
        run(new Script().node(() -> keepLoopFor(100)).node(() -> keepLoopFor(100)));
        assertThat(warnings).hasSize(2);
        assertThat(warnings.getLast()).startsWith("node N0 (script.flux:2 Main > N0)");
    }

    @Test
    void manyShortTurnsAndAnIdleLoopAreNothingToWarnOf() {
        CompletableFuture<?> stage = new CompletableFuture<>();
        run(new Script().node(() -> keepLoopFor(96)).await(stage).node(() -> keepLoopFor(96)));
        keepLoopFor(1_000);
        stage.complete(null);
        executor.doAll();
        for (int i = 0; i < 10; i++) {
            run(new Script().node(() -> {
                watch.look();
                millis += 90;
            }));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatTheComponentHasCalledIsShownAndElseWhereItIsItself() {
        StackTraceElement ours = new StackTraceElement(null, null, null, "org.example.Disk", "read", "Disk.java", 7);
        StackTraceElement inner = new StackTraceElement(null, "java.base", "25", "java.io.FileInputStream", "readBytes", null, -2);
        StackTraceElement called = new StackTraceElement(null, "java.base", "25", "java.io.FileInputStream", "read", null, 1);
        assertThat(LoopWatch.callOnTop(new StackTraceElement[] {inner, called, ours, called})).isEqualTo("java.io.FileInputStream.read");
        assertThat(LoopWatch.callOnTop(new StackTraceElement[] {ours, called})).isEqualTo("org.example.Disk.read");
        assertThat(LoopWatch.callOnTop(new StackTraceElement[] {called})).isEqualTo("java.io.FileInputStream.read");
        assertThat(LoopWatch.callOnTop(new StackTraceElement[0])).isEqualTo("?");
    }

    /** The node is blocked until it has been reported. */
    @Test
    void aServerReportsAComponentThatBlocks() throws Exception {
        Script.Program program = new Script.Program();
        CountDownLatch reported = new CountDownLatch(1);
        try (CapturedLog log = new CapturedLog();
                FluxServer server = program.server().loopWarning(Duration.ofMillis(5)).start()) {
            program.offer(new Script().node(reported::await), null);
            Await.until(() -> !log.messages().isEmpty());
            reported.countDown();
            Await.until(() -> server.statistics().completed() == 1);
            program.offer(new Script().leaveLoop().node(() -> {}), null);
            Await.until(() -> server.statistics().completed() == 2);
            // whoever else is held up on a busy machine is so elsewhere
            List<String> told = log.messages().stream().filter(message -> message.contains("CountDownLatch.await")).toList();
            assertThat(told).hasSize(1);
            assertThat(told.getFirst()).matches("node N0 \\(script.flux:2 Main > N0\\) has kept an event loop for \\d+ ms in "
                    + "java.util.concurrent.CountDownLatch.await: declare it `blocking`");
        }
    }
}
