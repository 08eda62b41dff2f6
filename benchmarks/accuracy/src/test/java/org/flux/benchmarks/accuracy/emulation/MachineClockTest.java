// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.benchmarks.accuracy.emulation.MachineClock.PATIENCE;
import static org.flux.benchmarks.accuracy.emulation.MachineClock.PERIOD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.flux.benchmarks.accuracy.emulation.MachineClock.Beats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processors, by a wall clock that goes only when it is told to. */
class MachineClockTest {
    @TempDir
    private Path folder;
    private long wall = 5_000_000_000L;
    private Beats beats;
    private MachineClock clock;
    private long start;

    @BeforeEach
    void twoProcessors() throws Exception {
        Path file = Files.createFile(folder.resolve("clock"));
        beats = new Beats(MachineClock.map(file), () -> wall, 2);
        clock = new MachineClock(MachineClock.map(file), () -> wall);
        both();
        start = clock.nanos();
    }

    private void both() {
        beats.beat(0);
        beats.beat(1);
    }

    private void goOn(long nanos) {
        long end = wall + nanos;
        while (wall < end) {
            wall = Math.min(end, wall + PERIOD);
            both();
        }
    }

    @Test
    void itHasNotStoodWhileItIsAskedHowLong() throws Exception {
        MachineClock running = new MachineClock(MachineClock.map(folder.resolve("clock")), () -> wall += 100);
        assertThat(running.stood()).isZero();
        goOn(2 * PERIOD);
        wall += PATIENCE + 40;
        assertThat(running.stood()).isEqualTo(140);
    }

    private long passed() {
        return clock.nanos() - start;
    }

    @Test
    void itIsTheWallsWhileAllBeat() {
        goOn(3_000_000_000L);
        wall += PERIOD / 3;
        assertThat(passed()).isEqualTo(3_000_000_000L + PERIOD / 3);
        assertThat(clock.stands()).isFalse();
        assertThat(clock.pause(7)).isEqualTo(7);
    }

    @Test
    void itStandsWhileTheMachineDoes() {
        wall += PATIENCE;
        assertThat(passed()).isEqualTo(PATIENCE);
        wall += 300_000_000;
        assertThat(passed()).isEqualTo(PATIENCE);
        assertThat(clock.stands()).isTrue();
        assertThat(clock.pause(7)).isEqualTo(Clock.NAP);
        assertThat(clock.pause(2 * Clock.NAP)).isEqualTo(2 * Clock.NAP);
        both();
        assertThat(passed()).isEqualTo(PATIENCE);
        goOn(20_000_000);
        assertThat(passed()).isEqualTo(PATIENCE + 20_000_000);
    }

    @Test
    void oneProcessorThatIsAwayIsEnough() {
        for (int i = 0; i < 100; i++) {
            wall += PERIOD;
            beats.beat(0);
        }
        assertThat(passed()).isEqualTo(PATIENCE);
        assertThat(clock.stands()).isTrue();
        wall += PERIOD;
        beats.beat(1); // its fellow beat just before: the machine is whole again
        assertThat(clock.stands()).isFalse();
        wall += PERIOD / 2;
        assertThat(passed()).isEqualTo(PATIENCE + PERIOD / 2);
    }

    @Test
    void processorsThatAreAwayInTurnsAreNotCountedTwice() {
        wall += 10_000_000;
        beats.beat(0);
        wall += 10_000_000;
        beats.beat(1); // the other one is away again
        assertThat(clock.stands()).isTrue();
        wall += 10_000_000;
        both();
        assertThat(clock.stands()).isFalse();
        assertThat(passed()).isEqualTo(PATIENCE);
        goOn(1_000_000);
        assertThat(passed()).isEqualTo(PATIENCE + 1_000_000);
    }

    @Test
    void itNeverGoesBackAndIsNeverFasterThanTheWall() {
        Random random = new Random(1);
        long before = clock.nanos();
        for (int i = 0; i < 100_000; i++) {
            long step = random.nextInt(10) == 0 ? random.nextInt(5_000_000) : random.nextInt(400_000);
            wall += step;
            if (random.nextBoolean()) {
                beats.beat(random.nextInt(2));
            }
            assertThat(clock.nanos() - before).isBetween(0L, step);
            before = clock.nanos();
        }
        assertThat(passed()).isPositive();
    }
}
