// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the emulated servers get the real processors when they want them: their threads nearly always wait, and are to go on as soon as their
 * time is over, whatever else runs on the machine.
 */
enum Priority {
    /** Before everything else; the kernel then rounds no timer either. */
    REAL_TIME("chrt", "-a", "-r", "-p", "1"),
    /** What is always allowed. */
    NORMAL();

    private static final int MOST_TRIES = 10;

    private final List<String> command;

    Priority(String... command) {
        this.command = List.of(command);
    }

    /** The best that this user may have. */
    static Priority best() {
        try {
            return new ProcessBuilder("chrt", "-r", "1", "true").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0 ? REAL_TIME : NORMAL;
        } catch (IOException missing) {
            return NORMAL;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NORMAL;
        }
    }

    /**
     * Gives all threads of a process this priority, and those that they start.
     *
     * @throws IOException if it cannot
     */
    void give(long process) throws IOException {
        if (command.isEmpty()) {
            return;
        }
        List<String> whole = new ArrayList<>(command);
        whole.add(Long.toString(process));
        try {
            for (int i = 0; i < MOST_TRIES; i++) {
                // It gives up at a thread that ends meanwhile, and leaves the others as they are.
                if (new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
                        == 0) {
                    return;
                }
            }
            throw new IOException(String.join(" ", whole) + " failed: an emulated server has no real-time priority");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return this == REAL_TIME ? "real-time priority" : "the usual priority";
    }
}
