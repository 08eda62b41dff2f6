// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps a {@link MachineClock} going, in a process of its own: no server's pauses are its own, and it allocates nothing that would make it
 * pause. Its threads come before every server's, so that a beat is late only if the machine is.
 */
public final class Heartbeat {
    public static final double PERIOD_MILLIS = MachineClock.PERIOD / 1e6;
    public static final double PATIENCE_MILLIS = MachineClock.PATIENCE / 1e6;
    /** Says that the clock goes. */
    public static final String BEATS = "beats";
    private static final int PRIORITY = 50;
    private static final int BEATS_UNTIL_READY = 1000;

    private Heartbeat() {}

    /** Argument: the clock's file. Ends with its standard input, and so does the file. */
    public static void main(String[] args) throws Exception {
        List<Integer> processors = Processors.allowed();
        MachineClock.Beats beats = new MachineClock.Beats(MachineClock.map(Path.of(args[0])), System::nanoTime, processors.size());
        CountDownLatch ready = new CountDownLatch(processors.size());
        for (int i = 0; i < processors.size(); i++) {
            int number = i;
            Thread.ofPlatform().daemon().name("beat-" + i).start(() -> beat(beats, number, processors.get(number), ready));
        }
        ready.await();
        System.out.println(BEATS);
        while (System.in.read() >= 0) {
            // nothing is told
        }
        Files.deleteIfExists(Path.of(args[0]));
    }

    private static void beat(MachineClock.Beats beats, int number, int processor, CountDownLatch ready) {
        try {
            Processors.bindThisThread(processor);
            Processors.preferThisThread(PRIORITY);
        } catch (IOException | InterruptedException failed) {
            System.err.println("accuracy: no heart beats on processor " + processor + ": " + failed.getMessage());
            System.exit(1);
        }
        for (int i = 1; true; i++) {
            PinnedWait.micros((int) (MachineClock.PERIOD / 1000));
            beats.beat(number);
            if (i == BEATS_UNTIL_READY) {
                ready.countDown();
            }
        }
    }
}
