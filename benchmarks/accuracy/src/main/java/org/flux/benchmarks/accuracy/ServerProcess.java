// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flux.benchmarks.accuracy.emulation.EmulatedServer;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Run;
import org.flux.runtime.RuntimeKind;

/** A program on a number of emulated processors, in a process that ends with this object, or with the harness. */
final class ServerProcess implements AutoCloseable {
    private static final Set<ServerProcess> ALL = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::endAll, "accuracy-end"));
    }

    private static final Run WARM_UP = Run.open(20, 1, 0.5, 1.5);

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    ServerProcess(String workload, Path classes, RuntimeKind runtime, int cores, Host host) throws IOException {
        // It ends with the harness, however that ends.
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
        command.addAll(Host.java(EmulatedServer.class, EmulatedServer.jvm(cores)));
        command.addAll(List.of(workload, classes.toString(), runtime.name(), Integer.toString(cores)));
        command.addAll(host.clock());
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        to = process.outputWriter(StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        ALL.add(this);
        try {
            // What it takes to get going is not to disturb others that run already: only then it may come before them.
            measure(WARM_UP);
            host.priority().give(process.pid());
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private static void endAll() {
        ending = true;
        ALL.forEach(ServerProcess::close);
    }

    /** Whether this process ends, by Ctrl-C for example: then it is no wonder that servers do. */
    static boolean areEnding() {
        return ending;
    }

    /** @throws IOException if the process has died */
    Outcome measure(Run run) throws IOException {
        try {
            to.write(run.line() + "\n");
            to.flush();
            String line = from.readLine();
            if (line != null) {
                return Outcome.parse(line);
            }
        } catch (IOException ended) {
            // as if it had closed its output
        }
        throw new IOException("an emulated server has ended before its time; what it said is above");
    }

    @Override
    public void close() {
        ALL.remove(this);
        process.destroyForcibly(); // there is nothing to be put in order
    }
}
