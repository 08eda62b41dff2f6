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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
    private static final long MOST_STANDING_NANOS = 60_000_000_000L;
    /** What flows that are still there when a run is over get to end in, before the next run. */
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger("org.flux.runtime");

    private final Workload workload;
    private final Roles roles;
    private final ClassLoader loader;
    private final RuntimeKind runtime;
    private final int cores;
    private final Clock clock;

    /** By the wall. */
    public EmulatedServer(Workload workload, Path classes, RuntimeKind runtime, int cores) throws IOException {
        this(workload, classes, runtime, cores, Clock.WALL);
    }

    /**
     * @param classes folder of the generated classes
     * @param clock that everything is timed by
     */
    EmulatedServer(Workload workload, Path classes, RuntimeKind runtime, int cores, Clock clock) throws IOException {
        this.workload = workload;
        this.roles = Roles.read(classes);
        this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, EmulatedServer.class.getClassLoader());
        this.runtime = runtime;
        this.cores = cores;
        this.clock = clock;
    }

    /**
     * Whether a version of Java can emulate processors.
     *
     * @throws IOException if it cannot
     */
    public static void check(int java) throws IOException {
        if (java < PinnedWait.FIRST_JAVA) {
            throw new IOException("emulated processors need Java " + PinnedWait.FIRST_JAVA + " or newer, and this is Java " + java);
        }
    }

    /** What the JVM has to be told to have so many processors, and room for what little is allocated. */
    public static String[] jvm(int cores) {
        return new String[] {"-Xms128m", "-Xmx512m", "-Djdk.virtualThreadScheduler.parallelism=" + cores,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + cores, "-Djdk.trackAllThreads=false"};
    }

    /**
     * Arguments: a workload's name, the folder of its classes, a runtime, the number of processors, and the file of a {@link MachineClock}
     * if it is to be timed by one. Ends with its standard input.
     */
    public static void main(String[] args) throws Exception {
        LOG.setLevel(Level.OFF); // of nodes that fail since they are told to
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Workload workload = args[0].equals("single") ? Workloads.single(Service.exponential(4)) : Workloads.named(args[0]);
        EmulatedServer server = new EmulatedServer(workload, Path.of(args[1]), RuntimeKind.valueOf(args[2]), Integer.parseInt(args[3]),
                args.length > 4 ? MachineClock.of(Path.of(args[4])) : Clock.WALL);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(server.measure(Run.parse(line)).line());
            }
        } catch (IllegalStateException | IOException failed) {
            System.err.println("accuracy: " + failed.getMessage());
        }
        System.exit(0);
    }

    /** Starts the server afresh, loads it and stops it. */
    public Outcome measure(Run run) throws Exception {
        double seconds = run.warmUp() + run.seconds() + MOST_DRAIN_SECONDS;
        Sleepers sleepers = new Sleepers(clock);
        Arrivals arrivals = new Arrivals(new Arrivals.Load(run.rate(), run.clients()), clock, run.seed(), seconds);
        Components components = new Components(workload.scaled(run.factors()), roles, arrivals, clock, sleepers, run.seed());
        FluxServer.Builder settings = FluxServer.of(program(components)).runtime(runtime).loops(cores).maxFlows(MOST_FLOWS)
                .loopWarning(Duration.ZERO).drainTimeout(REST).profileClock(clock::nanos);
        if (!run.profile().isEmpty()) {
            settings.options(FluxOptions.of("--profile=" + run.profile(), "--profile-after=" + millis(run.warmUp()) + "ms"));
        }
        FluxServer server = settings.start();
        try {
            await(clock, run.warmUp(), () -> false);
            components.forgetOvershoot();
            long from = clock.nanos();
            long stoodBefore = clock.stood();
            int first = arrivals.offered();
            int endedBefore = arrivals.ended();
            long busyBefore = components.busy();
            long ownBefore = ownNanos();
            boolean stalled = await(clock, run.seconds(), () -> components.worstOvershoot() > run.mostStall() * 1e6);
            long to = clock.nanos();
            // Less than nothing if somebody was kept from his processor between looking at the file and at the wall.
            long stood = Math.max(0, clock.stood() - stoodBefore);
            int ended = arrivals.ended() - endedBefore;
            double busy = (double) (components.busy() - busyBefore) / (to - from) / cores;
            double own = (double) (ownNanos() - ownBefore) / (to - from + stood);
            int last = arrivals.offered();
            if (!stalled) {
                drain(clock, arrivals, first, last, run);
            }
            return outcome(arrivals, first, last, ended * 1e9 / (to - from), busy, components, own,
                    (double) stood / (to - from + stood));
        } finally {
            server.close();
            sleepers.close();
        }
    }

    /** Goes on until all flows that came in time have ended; the load stays meanwhile what it is. */
    private static void drain(Clock clock, Arrivals arrivals, int first, int last, Run run) throws Exception {
        if (run.clients() > 0) {
            return;
        }
        AtomicInteger oldest = new AtomicInteger(first);
        await(clock, MOST_DRAIN_SECONDS, () -> {
            int ended = arrivals.ended(); // makes visible what they wrote
            while (ended >= 0 && oldest.get() < last && arrivals.done(oldest.get()) != 0) {
                oldest.incrementAndGet();
            }
            return oldest.get() == last;
        });
    }

    private static Outcome outcome(Arrivals arrivals, int first, int last, double throughput, double busy,
            Components components, double own, double stood) {
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
                components.worstOvershoot() / 1e6, own, stood);
    }

    private FluxProgram program(Components components) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(roles.components());
        Constructor<?> constructor = loader.loadClass(roles.program()).getDeclaredConstructor(type);
        constructor.setAccessible(true);
        return (FluxProgram) constructor.newInstance(Proxy.newProxyInstance(loader, new Class<?>[] {type}, components));
    }

    /**
     * Waits until so many seconds are over, or a condition holds: whether it does.
     *
     * @throws IOException if the clock stands still for longer than any machine does
     */
    private static boolean await(Clock clock, double seconds, BooleanSupplier condition) throws IOException, InterruptedException {
        long end = clock.nanos() + millis(seconds) * 1_000_000;
        long wall = System.nanoTime();
        long before = end;
        for (long left = end - clock.nanos(); left > 0; left = end - clock.nanos()) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (left < before) {
                wall = System.nanoTime();
            } else if (System.nanoTime() - wall > MOST_STANDING_NANOS) {
                throw new IOException("the clock of the experiment stands still: its heart has stopped");
            }
            before = left;
            LockSupport.parkNanos(clock.pause(Math.min(left, LOOK_NANOS)));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return condition.getAsBoolean();
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    private static long ownNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() : 0;
    }
}
