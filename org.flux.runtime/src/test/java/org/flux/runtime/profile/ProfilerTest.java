// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the stamps that flows leave. */
class ProfilerTest {
    private static final int MANY = 200_000;
    /** Nanoseconds. */
    private static final long SOME = 2_000_000;

    /** The node at 1 is called with a lock held. */
    private static final Program PROGRAM = new Program() {
        @Override
        public String file() {
            return "test.flux";
        }

        @Override
        public List<String> nodes() {
            return List.of("Main", "A", "B");
        }

        @Override
        public Optional<String> rootOf(String source) {
            return Optional.of("Main");
        }

        @Override
        public boolean startsWithSession(String root) {
            return false;
        }

        @Override
        public boolean takesTime(String node) {
            return true;
        }

        @Override
        public Optional<String> at(String root, boolean startsWithSession, long number) {
            return Optional.of(number == 0 ? "A" : "B");
        }

        @Override
        public boolean completes(String root, boolean startsWithSession, long number) {
            return number == 2;
        }
    };

    private final Profiler profiler = new Profiler("test", PROGRAM, 1_000);
    private final SourceProfile source = profiler.source("Source");

    private static Trace begun(SourceProfile source) {
        Trace trace = new Trace(source, 1, 1, System.nanoTime(), null);
        trace.begin();
        trace.root("Main", false);
        return trace;
    }

    /** @param step what it does for each step of a flow */
    private static LiveFlow noting(Runnable step) {
        return new LiveFlow() {
            @Override
            public void begin(String source) { }

            @Override
            public void note(Trace.Kind kind, String name, long number) {
                step.run();
            }

            @Override
            public void end(Ending ending) { }
        };
    }

    private static Measured measured(Trace trace) {
        trace.end(Ending.COMPLETED);
        Measured measured = new Measured(PROGRAM);
        measured.add(trace);
        return measured;
    }

    @Test
    void aCallTakesNoMoreProcessorTimeThanTime() {
        for (int i = 0; i < 100; i++) {
            Trace trace = begun(source); // asking for the time of the processor takes longer than this
            trace.moved(1);
            measured(trace).nodes.forEach((node, times) -> assertThat(times.cpu.mean()).as(node)
                    .isLessThanOrEqualTo(times.wall.mean()));
        }
    }

    @Test
    void processorTimeIsThatOfTheCall() {
        Trace trace = begun(source);
        long sum = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < 20_000_000;) {
            sum += start;
        }
        trace.moved(1);
        Measured measured = measured(trace);
        assertThat(sum).isNotZero();
        assertThat(measured.nodes.get("A").wall.mean()).isGreaterThanOrEqualTo(20_000_000);
        assertThat(measured.nodes.get("A").cpu.count()).isEqualTo(Cpu.ofThisThread() == Trace.NO_CPU ? 0 : 1);
        assertThat(measured.nodes.get("A").cpu.mean()).isGreaterThan(measured.nodes.get("B").cpu.mean());
    }

    /** It may be about to give a lock back. */
    @Test
    void whoCannotTellWhatItDoesGoesOnAndIsNotInTheProfile() {
        LiveFlow failing = noting(() -> {
            throw new OutOfMemoryError("simulated");
        });
        Trace trace = new Trace(source, 1, 1, System.nanoTime(), failing);
        trace.begin();
        trace.root("Main", false);
        trace.acquired("lock", true);
        trace.releases("lock");
        assertThatThrownBy(() -> source.ended(trace, Ending.COMPLETED)).hasCauseInstanceOf(OutOfMemoryError.class);
        Measured measured = new Measured(PROGRAM);
        measured.add(trace);
        assertThat(measured.timed).isZero();
        assertThat(measured.locks).isEmpty();
    }

    @Test
    void whoFailsWhileItWaitsForALockHasCalledNothing() {
        Trace trace = begun(source);
        trace.moved(1);
        trace.waits("lock");
        trace.fails();
        Measured measured = measured(trace);
        assertThat(measured.nodes).containsOnlyKeys("A");
        assertThat(measured.locks).isEmpty();
    }

    @Test
    void whoWaitsForALockAndGetsItCallsOnce() {
        Trace trace = begun(source);
        trace.moved(1);
        trace.waits("lock");
        trace.acquired("lock", true);
        trace.releases("lock");
        trace.moved(2);
        Measured measured = measured(trace);
        assertThat(measured.nodes.get("B").wall.count()).isEqualTo(2); // 2 is B, too
        assertThat(measured.locks.get("lock").get(new Measured.Use("B", true)).waits.count()).isEqualTo(1);
    }

    /** What a flow has waited for is what it gets next, not what it gets later or in its handler. */
    @Test
    void onlyTheLockThatWasWaitedForIsContended() {
        Trace trace = begun(source);
        trace.waits("first");
        trace.acquired("first", true);
        trace.acquired("second", false);
        trace.releases("second");
        trace.waits("third");
        trace.fails();
        trace.root("Main", false);
        trace.acquired("third", true);
        Measured measured = measured(trace);
        assertThat(times(measured, "first", true).contended).isEqualTo(1);
        assertThat(times(measured, "second", false).contended).isZero();
        assertThat(times(measured, "third", true).contended).isZero();
    }

    private static Measured.LockTimes times(Measured measured, String lock, boolean write) {
        return measured.locks.get(lock).get(new Measured.Use("A", write));
    }

    /** Each for as many flows as the one stands for. */
    @Test
    void waitingIsNoHoldingAndTheOuterLockIsHeldForLonger() {
        Trace trace = new Trace(source, 3, 0, System.nanoTime(), null);
        trace.begin();
        trace.root("Main", false);
        long start = System.nanoTime();
        trace.waits("outer");
        spin();
        trace.acquired("outer", true);
        trace.acquired("inner", true);
        spin();
        trace.releases("inner");
        spin();
        trace.releases("outer");
        double elapsed = System.nanoTime() - start;
        Measured measured = measured(trace);
        Measured.LockTimes outer = times(measured, "outer", true);
        Measured.LockTimes inner = times(measured, "inner", true);
        assertThat(outer.waits.mean() + outer.holds.mean()).isLessThanOrEqualTo(elapsed);
        assertThat(outer.holds.mean()).isGreaterThan(inner.holds.mean());
        assertThat(new long[] {outer.acquired, outer.contended, outer.waits.count(), outer.holds.count(), inner.acquired, inner.contended})
                .containsExactly(3, 3, 3, 3, 3, 0);
        assertThat(measured.nodes.get("A").cpu.count()).as("not asked for").isZero();
    }

    private static void spin() {
        for (long start = System.nanoTime(); System.nanoTime() - start < SOME;) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallThatIsAnnouncedTwiceIsOne() {
        Trace trace = begun(source);
        trace.moved(1);
        trace.moved(1);
        assertThat(measured(trace).nodes.get("B").wall.count()).isEqualTo(1);
    }

    @Test
    void whoIsAwayAlreadyDoesNotLeaveAgain() {
        Trace trace = begun(source);
        trace.leaves();
        spin();
        trace.leaves();
        trace.isBack();
        assertThat(measured(trace).nodes.get("A").queue.mean()).isGreaterThanOrEqualTo(SOME);
    }

    @Test
    void aLongFlowIsToldAsWellAsAShortOneAndOneWithoutEndNotAtAll() {
        long start = System.nanoTime();
        Trace trace = begun(source);
        for (int i = 1; i <= 1_000; i++) {
            trace.moved(i);
        }
        Measured measured = measured(trace);
        Histogram calls = measured.nodes.get("B").wall;
        assertThat(calls.count()).isEqualTo(1_000);
        assertThat(calls.mean() * calls.count()).isLessThanOrEqualTo(System.nanoTime() - start);
        assertThat(measured.timed).isEqualTo(1);
        Trace endless = begun(source);
        for (int i = 1; i <= 100_000; i++) {
            endless.moved(i);
        }
        Measured nothing = measured(endless);
        assertThat(nothing.timed).isZero();
        assertThat(nothing.nodes).isEmpty();
    }

    @Test
    void whatItTakesToNoteIsNobodysTime() {
        Trace trace = new Trace(source, 1, 0, System.nanoTime(), noting(ProfilerTest::spin));
        trace.begin();
        trace.root("Main", false);
        for (int i = 1; i <= 20; i++) {
            trace.moved(i);
        }
        assertThat(measured(trace).nodes.get("B").wall.quantile(0.05)).as("at least one was not interrupted").isLessThan(SOME);
    }

    @Test
    @Timeout(60)
    void whenFlowsAreFewAgainAllAreTimedAgain() {
        Profiler busy = new Profiler("busy", PROGRAM, 1_000);
        SourceProfile of = busy.source("Source");
        busy.start();
        for (int i = 0; i < MANY; i++) {
            Trace trace = of.arrives();
            if (trace != null) {
                of.ended(trace, Ending.COMPLETED);
            }
        }
        assertThat(areAllTimed(busy)).isFalse();
        while (!areAllTimed(busy)) {
            assertThat(Thread.interrupted()).as("waited in vain").isFalse();
            Thread.onSpinWait();
        }
        busy.close();
    }

    private static boolean areAllTimed(Profiler of) {
        return LongStream.range(0, 10).allMatch(flow -> of.flowSampler.weight(flow) == 1);
    }

    /** Their traces take memory. */
    @Test
    void whileTooManyThatAreTimedHaveNotEndedNoOtherIs() {
        SourceProfile of = new Profiler("busy", PROGRAM, 10_000_000).source("Source");
        List<Trace> open = Stream.generate(of::arrives).limit(20_000).toList();
        assertThat(open).doesNotContainNull();
        assertThat(of.arrives()).isNull();
        of.couldNotStart(open.getFirst());
        assertThat(of.arrives()).isNotNull();
    }

    @Test
    void onlyWhatIsSpentWhileMeasuringIsTold() {
        long start = System.nanoTime();
        long cpu = Cpu.ofProcess();
        profiler.start();
        String profile = profiler.stop(new Run("virtual", 1, 0));
        profiler.close();
        assertThat(number(profile, "seconds")).isLessThanOrEqualTo((System.nanoTime() - start) / 1e9 + 0.001);
        if (cpu >= 0) {
            assertThat(number(profile, "cpu")).isLessThanOrEqualTo(Cpu.ofProcess() - cpu);
        }
    }

    private static double number(String profile, String key) {
        return Double.parseDouble(profile.replaceAll("(?s).*\"" + key + "\": ([0-9.]+).*", "$1"));
    }

    @Test
    void thoseThatAreTimedStandForAll() {
        Profiler busy = new Profiler("busy", PROGRAM, 100);
        SourceProfile of = busy.source("Source");
        busy.start();
        int timed = 0;
        for (int i = 0; i < MANY; i++) {
            Trace trace = of.arrives();
            if (trace != null) {
                timed++;
                trace.begin();
                trace.root("Main", false);
                trace.acquired("lock", true);
                trace.releases("lock");
                of.ended(trace, Ending.COMPLETED);
            }
        }
        busy.stop(new Run("virtual", 1, 0));
        busy.close();
        assertThat(timed).isLessThan(MANY / 10);
        assertThat(busy.measured.timed).isEqualTo(timed);
        assertThat(of.flows()).isEqualTo(MANY);
        for (long stoodFor : new long[] {busy.measured.nodes.get("A").wall.count(), of.latency.count(), of.start.count(),
            of.overhead.count(), of.interarrival.count(), busy.measured.locks.get("lock").get(new Measured.Use("A", true)).acquired}) {
            assertThat(stoodFor).isBetween(MANY / 3L, MANY * 3L);
        }
        // Of few, hence not so near.
        assertThat(busy.measured.nodes.get("A").cpu.count()).isBetween(Cpu.ofThisThread() == Trace.NO_CPU ? 0 : MANY / 10L, MANY * 10L);
    }
}
