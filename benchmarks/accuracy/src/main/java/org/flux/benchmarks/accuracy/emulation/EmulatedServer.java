// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flux.benchmarks.Statistics;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;

/**
 * Runs a program on emulated processors, in a process of its own: one run for each line that it reads, one line of results for each.
 *
 * <p>The processors are threads of the real schedulers: under {@code virtual} the carriers of the virtual threads, of which the JVM is
 * given as many as there are processors, under {@code event} the loops. A node that computes holds its thread until its time is over
 * ({@link PinnedWait}), so that a flow keeps its processor from node to node until it waits for a lock, blocks or ends, and who gets the
 * processor next is up to the scheduler itself.
 */
public final class EmulatedServer {
    /** Above everything that is ever in flight. */
    private static final int MOST_FLOWS = 10_000_000;
    private static final double MOST_DRAIN_SECONDS = 20;
    private static final long LOOK_NANOS = 100_000_000;
    /** What flows that are still there when a run is over get to end in, before the next run. */
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger("org.flux.runtime");

    private final Workload workload;
    private final Roles roles;
    private final ClassLoader loader;
    private final RuntimeKind runtime;
    private final int cores;

    /** @param classes folder of the generated classes */
    public EmulatedServer(Workload workload, Path classes, RuntimeKind runtime, int cores) throws IOException {
        this.workload = workload;
        this.roles = Roles.read(classes);
        this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, EmulatedServer.class.getClassLoader());
        this.runtime = runtime;
        this.cores = cores;
    }

    /** What the JVM has to be told to have so many processors. */
    public static String[] jvm(int cores) {
        return new String[] {"-Djdk.virtualThreadScheduler.parallelism=" + cores, "-Djdk.virtualThreadScheduler.maxPoolSize=" + cores,
            "-Djdk.trackAllThreads=false", "--enable-native-access=ALL-UNNAMED"};
    }

    /** Arguments: a workload's name, the folder of its classes, a runtime, the number of processors. Ends with its standard input. */
    public static void main(String[] args) throws Exception {
        LOG.setLevel(Level.OFF); // of nodes that fail since they are told to
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Workload workload = args[0].equals("single") ? Workloads.single(Service.exponential(4)) : Workloads.named(args[0]);
        EmulatedServer server = new EmulatedServer(workload, Path.of(args[1]), RuntimeKind.valueOf(args[2]), Integer.parseInt(args[3]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(server.measure(Run.parse(line)).line());
            }
        } catch (IllegalStateException ending) {
            // the JVM is told to end, by Ctrl-C for example, while a server starts
        }
        System.exit(0);
    }

    /** Starts the server afresh, loads it and stops it. */
    public Outcome measure(Run run) throws Exception {
        double seconds = run.warmUp() + run.seconds() + MOST_DRAIN_SECONDS;
        Arrivals arrivals = new Arrivals(new Arrivals.Load(run.rate(), run.clients()), run.seed(), seconds);
        Components components = new Components(workload.scaled(run.factors()), roles, arrivals, run.seed());
        FluxServer.Builder settings = FluxServer.of(program(components)).runtime(runtime).loops(cores).maxFlows(MOST_FLOWS)
                .loopWarning(Duration.ZERO).drainTimeout(REST);
        if (!run.profile().isEmpty()) {
            settings.options(FluxOptions.of("--profile=" + run.profile(), "--profile-after=" + millis(run.warmUp()) + "ms"));
        }
        FluxServer server = settings.start();
        try {
            Thread.sleep(millis(run.warmUp()));
            components.forgetOvershoot();
            long from = System.nanoTime();
            int first = arrivals.offered();
            int endedBefore = arrivals.ended();
            long busyBefore = components.busy();
            long ownBefore = ownNanos();
            boolean stalled = stalls(components, run);
            long to = System.nanoTime();
            int ended = arrivals.ended() - endedBefore;
            double busy = (double) (components.busy() - busyBefore) / (to - from) / cores;
            double own = (double) (ownNanos() - ownBefore) / (to - from);
            int last = arrivals.offered();
            if (!stalled) {
                drain(arrivals, first, last, run);
            }
            return outcome(arrivals, first, last, ended * 1e9 / (to - from), busy, components, own);
        } finally {
            server.close();
        }
    }

    /** Goes on until all flows that came in time have ended; the load stays meanwhile what it is. */
    private static void drain(Arrivals arrivals, int first, int last, Run run) {
        if (run.clients() > 0) {
            return;
        }
        long end = System.nanoTime() + (long) (MOST_DRAIN_SECONDS * 1e9);
        int oldest = first;
        while (System.nanoTime() < end) {
            int ended = arrivals.ended(); // makes visible what they wrote
            while (ended >= 0 && oldest < last && arrivals.done(oldest) != 0) {
                oldest++;
            }
            if (oldest == last) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static Outcome outcome(Arrivals arrivals, int first, int last, double throughput, double busy,
            Components components, double own) {
        int visible = arrivals.ended();
        long[] times = new long[last - first];
        int count = 0;
        for (int i = first; i < last && visible >= 0; i++) {
            if (arrivals.done(i) != 0) {
                times[count++] = arrivals.done(i) - arrivals.began(i);
            }
        }
        Arrays.sort(times, 0, count);
        double mean = Arrays.stream(times, 0, count).average().orElse(0);
        return new Outcome(throughput, mean / 1e6, Statistics.percentile(times, count, 0.5) / 1e6,
                Statistics.percentile(times, count, 0.9) / 1e6, Statistics.percentile(times, count, 0.99) / 1e6, count,
                last - first - count, busy, components.overshoot() / 1e3,
                components.worstOvershoot() / 1e6, own);
    }

    private FluxProgram program(Components components) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(roles.components());
        Constructor<?> constructor = loader.loadClass(roles.program()).getDeclaredConstructor(type);
        constructor.setAccessible(true);
        return (FluxProgram) constructor.newInstance(Proxy.newProxyInstance(loader, new Class<?>[] {type}, components));
    }

    /** Waits until the time is over, or a node was too late: whether one was. */
    private static boolean stalls(Components components, Run run) throws InterruptedException {
        long end = System.nanoTime() + millis(run.seconds()) * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (components.worstOvershoot() > run.mostStall() * 1e6) {
                return true;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return components.worstOvershoot() > run.mostStall() * 1e6;
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    private static long ownNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() : 0;
    }
}
