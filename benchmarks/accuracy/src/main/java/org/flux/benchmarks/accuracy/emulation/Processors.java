// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processors of the real machine, as Linux tells of them, and which of them a thread runs on. */
final class Processors {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /** Those that this process may run on. */
    static List<Integer> allowed() throws IOException {
        return allowed(Files.readAllLines(STATUS));
    }

    /** Of a process's status (proc(5)), such as "0-1,4". */
    static List<Integer> allowed(List<String> status) {
        String allowed = status.stream().filter(line -> line.startsWith(ALLOWED)).findFirst().orElseThrow();
        List<Integer> processors = new ArrayList<>();
        for (String range : allowed.substring(ALLOWED.length()).strip().split(",")) {
            String[] ends = range.split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                processors.add(i);
            }
        }
        return processors;
    }

    /** @throws IOException if it may not run there alone */
    static void bindThisThread(int processor) throws IOException, InterruptedException {
        run("taskset", "-cp", Integer.toString(processor), thisThread());
    }

    /**
     * Lets the thread come before everything of less priority.
     *
     * @param priority from 1 to 99
     * @throws IOException if it may not
     */
    static void preferThisThread(int priority) throws IOException, InterruptedException {
        run("chrt", "-f", "-p", Integer.toString(priority), thisThread());
    }

    private static String thisThread() throws IOException {
        return Files.readSymbolicLink(SELF).getFileName().toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
