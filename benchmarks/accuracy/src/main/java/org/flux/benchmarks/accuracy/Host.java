// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flux.benchmarks.accuracy.emulation.Heartbeat;
import org.flux.benchmarks.accuracy.emulation.Wakefulness;

/**
 * What the real machine does for emulated servers: the priority that it gives them, and, if it can have them, a clock that stands still
 * while the machine does and processors that do not fall asleep.
 */
final class Host implements AutoCloseable {
    /** Held in memory: nobody waits for a disk when he reads the clock. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int MOST_SECONDS_TO_END = 10;

    private final Priority priority;
    private final Path clock;
    /** That keep clock and processors going, and end with their standard input. */
    private final List<Process> keepers = new ArrayList<>();

    private Host(Priority priority, Path clock) {
        this.priority = priority;
        this.clock = clock;
    }

    /** The usual priority, and the wall's clock: what is always there. */
    static Host plain() {
        return new Host(Priority.NORMAL, null);
    }

    /** For servers that compute: the usual priority, and processors that do not fall asleep. */
    static Host awake() throws IOException {
        Host host = plain();
        try {
            host.keepAwake();
            return host;
        } catch (IOException failed) {
            host.keepers.forEach(Process::destroyForcibly);
            throw failed;
        }
    }

    /**
     * The best there is. Who comes before all others needs a clock that stops with the machine, unless {@code wall} says not to; who does
     * not is kept waiting by other programs, too, and that is to be seen.
     */
    static Host best(boolean wall) throws IOException {
        Priority priority = Priority.best();
        if (wall || priority != Priority.REAL_TIME) {
            return new Host(priority, null);
        }
        Path clock = Files.createTempFile(MEMORY, "flux-accuracy", ".clock");
        Host host = new Host(priority, clock);
        try {
            host.keepAwake();
            List<String> heart = java(Heartbeat.class);
            heart.add(clock.toString());
            host.keep(heart, Heartbeat.BEATS);
            return host;
        } catch (IOException failed) {
            host.keepers.forEach(Process::destroyForcibly);
            Files.deleteIfExists(clock);
            throw failed;
        }
    }

    /** In the session of this process, and of servers that compute: a session of its own would get its share of the processors. */
    private void keepAwake() throws IOException {
        List<String> command = new ArrayList<>(List.of("chrt", "--idle", "0"));
        command.addAll(ofThisSession(Wakefulness.class));
        keep(command, Wakefulness.AWAKE);
    }

    /** @param word that it says when it has begun */
    private void keep(List<String> command, String word) throws IOException {
        Process keeper = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        keepers.add(keeper);
        if (!word.equals(keeper.inputReader(StandardCharsets.UTF_8).readLine())) {
            throw new IOException("the machine cannot be kept from sleeping, or its clock from going on while it stands: why is above; "
                    + "--wall-clock does without");
        }
    }

    /** How to run a class of this class path; Control-C is for the harness alone. */
    static List<String> java(Class<?> main, String... options) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(ofThisSession(main, options));
        return command;
    }

    private static List<String> ofThisSession(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short pauses matter more than throughput; what runs here allocates next to nothing.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    Priority priority() {
        return priority;
    }

    /** What an emulated server is told besides: the clock's file, or nothing. */
    List<String> clock() {
        return clock == null ? List.of() : List.of(clock.toString());
    }

    /** Ends the clock, as the end of this process does. */
    @Override
    public void close() {
        for (Process keeper : keepers) {
            try {
                keeper.getOutputStream().close(); // it ends then; the heart takes the file away
                if (keeper.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                    continue;
                }
            } catch (IOException ended) {
                // as it should
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            keeper.destroyForcibly();
        }
    }
}
