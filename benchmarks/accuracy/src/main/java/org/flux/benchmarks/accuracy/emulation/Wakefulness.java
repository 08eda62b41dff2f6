// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/**
 * Keeps the processors from falling asleep, in a process that runs only where nothing else wants to. A processor of a virtual machine that
 * sleeps is given away by the hypervisor, and may come back late when a timer goes off. Emulated servers wait nearly always and wake their
 * processors thousands of times a second: what each of these takes adds up to much of the time that there is.
 */
public final class Wakefulness {
    /** Says that it has begun. */
    public static final String AWAKE = "awake";

    private Wakefulness() {}

    /** To be run with the kernel's policy for what is idle. Ends with its standard input. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ThreadFactory threads = Thread.ofPlatform().daemon().name("awake-", 0).factory();
        for (int processor : Processors.allowed()) {
            threads.newThread(() -> stay(processor)).start();
        }
        System.out.println(AWAKE);
        while (System.in.read() >= 0) {
            // nothing is told
        }
    }

    private static void stay(int processor) {
        try {
            Processors.bindThisThread(processor);
        } catch (IOException | InterruptedException failed) {
            System.err.println("accuracy: processor " + processor + " may fall asleep: " + failed.getMessage());
            System.exit(1);
        }
        // Not onSpinWait: a hypervisor takes a processor away that says that it only waits.
        long turns = 0;
        while (true) {
            turns++;
        }
    }
}
