// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How the emulated servers get the real processors when they want them: their threads nearly always wait, and are to go on as soon as their
 * time is over, whatever else runs on the machine.
 */
enum Priority {
    /** Before everything else; the kernel then rounds no timer either. */
    REAL_TIME("chrt", "-r", "-p", "1"),
    /** What is always allowed. */
    NORMAL();

    /** Threads that compute in the background, by the beginning of their names as the kernel knows them. */
    private static final List<String> BACKGROUND = List.of("C1 Comp", "C2 Comp");

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

    /** Gives all threads of a process this priority, and those that they start; not those of the compiler. */
    void give(long process) throws IOException {
        if (command.isEmpty()) {
            return;
        }
        List<Path> threads;
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            threads = all.toList();
        }
        for (Path thread : threads) {
            String name = Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8);
            if (BACKGROUND.stream().noneMatch(name::startsWith)) {
                run(thread.getFileName().toString());
            }
        }
    }

    private void run(String thread) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(thread);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.waitFor(10, TimeUnit.SECONDS); // a thread that has ended meanwhile needs none
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return this == REAL_TIME ? "real-time priority" : "the usual priority";
    }
}
