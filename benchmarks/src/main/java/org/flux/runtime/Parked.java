// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How much memory a flow takes that waits for a lock: heap after a collection, and resident memory of the process, by number of flows. Each
 * measurement is a process of its own; the runtimes take turns.
 */
public final class Parked {
    private static final long GIB = 1L << 30;
    private static final int SETTLING = 3;

    private Parked() {}

    private record Memory(long heap, long resident, long peak) {
        static Memory now() throws IOException {
            for (int i = 0; i < SETTLING; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Memory(runtime.totalMemory() - runtime.freeMemory(), status("VmRSS"), status("VmHWM"));
        }

        private static long status(String name) throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(name + ":")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            throw new IOException("no " + name + " in /proc/self/status: this measurement needs Linux");
        }
    }

    /** One node behind a lock; the flow has been through two others. */
    private static final class Program implements FluxProgram {
        private static final FlowMap MAP = FlowMap.of("parked.flux").abstractNode("Main", 1).variant(2, "A", "B", "C").build();
        private final FlowLock lock = new FlowLock("lock");
        private final int flows;
        private int taken;
        private int counter;

        Program(int flows) {
            this.flows = flows;
        }

        @Override
        public String name() {
            return "parked";
        }

        @Override
        public FlowMap map() {
            return MAP;
        }

        @Override
        public Object components() {
            return this;
        }

        @Override
        public void declareSources(Sources sources) {
            sources.pull("Source", () -> {}, flow -> {
                if (taken == flows) {
                    throw new EndOfSource();
                }
                return taken++;
            }, this::direct, item -> new Waiting(this, item), () -> {});
        }

        private void direct(Flow flow, int item) throws Exception {
            flow.start("Main");
            flow.at(2);
            lock.lockWrite(flow);
            try {
                counter++;
            } finally {
                lock.unlockWrite(flow);
            }
        }
    }

    private static final class Waiting extends EventFlow {
        private final Program program;
        @SuppressWarnings("unused") // as a flow has
        private final int item;

        Waiting(Program program, int item) {
            super(Program.MAP, 1);
            this.program = program;
            this.item = item;
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean proceed() throws Exception {
            switch (position) {
                case 0:
                    start("Main");
                    at(2);
                    position = 1;
                case 1:
                    if (!program.lock.pollWrite(this)) {
                        return false;
                    }
                    program.counter++;
                    program.lock.unlockWrite(this);
                    return true;
                default:
                    throw new IllegalStateException();
            }
        }
    }

    /** Prints bytes of heap per flow, resident bytes per flow, and the greatest resident size of the process. */
    private static void measure(RuntimeKind kind, int flows, boolean print) throws Exception {
        Program program = new Program(flows);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch measured = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> Flow.call(program, "Main", flow -> {
            program.lock.lockWrite(flow);
            held.countDown();
            measured.await();
            program.lock.unlockWrite(flow);
        }));
        held.await();
        Memory before = Memory.now();
        FluxServer server = FluxServer.of(program).runtime(kind).maxFlows(flows).start();
        while (program.lock.waiting() < flows) {
            Thread.sleep(10);
        }
        Memory after = Memory.now();
        measured.countDown();
        holder.join();
        server.awaitTermination();
        if (server.statistics().completed() != flows || program.counter != flows) {
            throw new IllegalStateException(server.statistics().toString());
        }
        if (!print) {
            return;
        }
        System.out.printf("%d %d %d%n", (after.heap - before.heap) / flows, (after.resident - before.resident) / flows,
                Memory.now().peak);
    }

    private static long[] measureApart(RuntimeKind kind, int flows) throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m", "-XX:+UseSerialGC",
                "-Xss256k", "-cp", System.getProperty("java.class.path"), Parked.class.getName(), "--child", kind.name(), "" + flows);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        boolean ended = false;
        try {
            String said = new String(process.getInputStream().readAllBytes()).strip();
            ended = process.waitFor(300, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(kind + " with " + flows + " flows ended with " + (ended ? process.exitValue() : "nothing in time"));
            }
            return Arrays.stream(said.split(" ")).mapToLong(Long::parseLong).toArray();
        } finally {
            if (!ended) {
                process.destroyForcibly();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("--child")) {
            measure(RuntimeKind.valueOf(args[1]), 100, false); // so that what is loaded once is not counted
            measure(RuntimeKind.valueOf(args[1]), Integer.parseInt(args[2]), true);
            return;
        }
        FluxOptions options;
        int flows;
        int threads;
        int runs;
        try {
            options = FluxOptions.of(args);
            flows = options.integer("flows", 100_000, 1, 10_000_000, "flows that wait on virtual and event");
            threads = options.integer("threads", 2_000, 1, 30_000, "flows that wait on threads, each a thread of the system");
            runs = options.integer("runs", 5, 1, 1_000, "processes for each runtime");
            options.requireAllKnown();
        } catch (FluxOptions.Invalid wrong) {
            System.err.println("parked: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        if (options.isHelp()) {
            System.out.print("Memory of flows that wait for a lock.\n\nOptions:\n" + options.help());
            return;
        }
        compare(List.of(RuntimeKind.EVENT, RuntimeKind.VIRTUAL, RuntimeKind.THREADS), flows, threads, runs);
    }

    private static void compare(List<RuntimeKind> kinds, int flows, int threads, int runs) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<List<long[]>> results = new ArrayList<>();
        kinds.forEach(kind -> results.add(new ArrayList<>()));
        for (int run = 0; run < runs; run++) {
            for (RuntimeKind kind : kinds) {
                results.get(kinds.indexOf(kind))
                        .add(measureApart(kind, kind == RuntimeKind.THREADS ? threads : flows));
            }
        }
        System.out.printf("%,d flows wait for a lock (%,d on threads); runs of each runtime: %d, in turn; load average %.2f; "
                + "%d processors; %s; heap at most 700 MB%n%n", flows, threads, runs, load, Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        System.out.printf("%-8s %8s %22s %26s %26s   %s%n", "runtime", "flows", "heap bytes a flow", "resident bytes a flow",
                "peak of the process, MB", "medians (least..most); ratios to event, heap and resident");
        List<long[]> base = results.getFirst();
        for (RuntimeKind kind : kinds) {
            List<long[]> result = results.get(kinds.indexOf(kind));
            String verdict = result.stream().allMatch(one -> one[2] <= GIB) ? "within 1 GiB" : "NOT within 1 GiB";
            System.out.printf("%-8s %8d %22s %26s %26s   %.2f and %.2f; %s%n", kind.name().toLowerCase(Locale.ROOT),
                    kind == RuntimeKind.THREADS ? threads : flows, spread(result, 0, 1), spread(result, 1, 1),
                    spread(result, 2, 1 << 20), mean(result, 0) / mean(base, 0), mean(result, 1) / mean(base, 1), verdict);
        }
    }

    private static double mean(List<long[]> results, int column) {
        return results.stream().mapToLong(result -> result[column]).average().orElseThrow();
    }

    private static String spread(List<long[]> results, int column, long unit) {
        long[] sorted = results.stream().mapToLong(result -> result[column] / unit).sorted().toArray();
        return "%d (%d..%d)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
