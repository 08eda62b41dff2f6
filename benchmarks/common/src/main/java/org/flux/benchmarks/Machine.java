// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param load the load average of a minute when it began
 */
public record Machine(String processor, int processors, String system, String jdk, double load) {
    private static final Path PROC = Path.of("/proc");

    public static Machine here() throws IOException {
        String processor = Files.readAllLines(PROC.resolve("cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst().orElse("unknown");
        return new Machine(processor, Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(), loadNow());
    }

    /** What it is, in words; nothing that changes from hour to hour. */
    public String title() {
        return String.format(Locale.ROOT, "%s, %d processors, %s, JDK %s", processor, processors, system, jdk);
    }

    public static double loadNow() throws IOException {
        return Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ")[0]);
    }

    /** Time in ticks that a hypervisor has kept all processors from this machine while it had work. */
    public static long stolenTicks() throws IOException {
        // "cpu", then user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5))
        String[] fields = Files.readAllLines(PROC.resolve("stat")).getFirst().split(" +");
        return fields.length > 8 ? Long.parseLong(fields[8]) : 0;
    }

    /** Lets every thread of this process run on one processor alone, and all that it starts from now on. */
    public static void pinThisProcess(int core) throws IOException, InterruptedException {
        List<String> command = List.of("taskset", "-acp", Integer.toString(core), Long.toString(ProcessHandle.current().pid()));
        Process taskset;
        try {
            taskset = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            throw new IOException("taskset is needed to keep servers and load apart; it is in package util-linux");
        }
        if (taskset.waitFor() != 0) {
            throw new IOException("cannot run on processor " + core + ": " + String.join(" ", command) + " failed");
        }
    }
}
