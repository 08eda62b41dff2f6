// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the emulated servers get the real processors when they want them: their threads nearly always wait, and are to go on as soon as their
 * time is over, whatever else runs on the machine.
 */
enum Priority {
    /** Before everything else; the kernel then rounds no timer either. */
    REAL_TIME("chrt", "-r", "1"),
    NICE("nice", "-n", "-20"),
    /** Neither is allowed. */
    NORMAL();

    private final List<String> prefix;

    Priority(String... prefix) {
        this.prefix = List.of(prefix);
    }

    List<String> prefix() {
        return prefix;
    }

    /** The best that this user may have. */
    static Priority best() {
        for (Priority priority : values()) {
            if (priority.works()) {
                return priority;
            }
        }
        return NORMAL;
    }

    private boolean works() {
        if (prefix.isEmpty()) {
            return true;
        }
        List<String> command = new java.util.ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
            // `nice` only warns when it is not allowed.
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 && said.isBlank();
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return switch (this) {
            case REAL_TIME -> "real-time priority";
            case NICE -> "a raised priority";
            case NORMAL -> "the usual priority";
        };
    }
}
