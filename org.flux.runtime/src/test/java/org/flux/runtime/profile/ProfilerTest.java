// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of the stamps that flows leave. */
class ProfilerTest {
    private static final int MANY = 200_000;

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
        LiveFlow failing = new LiveFlow() {
            @Override
            public void begin(String source) { }

            @Override
            public void note(Trace.Kind kind, String name, long number) {
                throw new OutOfMemoryError("simulated");
            }

            @Override
            public void end(Ending ending) { }
        };
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
    }
}
