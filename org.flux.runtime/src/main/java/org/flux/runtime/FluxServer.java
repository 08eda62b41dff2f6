// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running program: its sources, the flows in flight, and their end.
 *
 * <p>When all sources have ended it waits for the flows in flight and terminates. When it is told to stop, no new items are taken, and
 * flows that have not ended after the drain time-out are interrupted and fail with {@link FlowTimeout}. In the end sources, components and
 * program are closed. The end of the JVM stops it the same way.
 */
public final class FluxServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("org.flux.runtime");
    private static final int MOST_LOOPS = 1024;
    /** What flows get to end in after they have been interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final FluxProgram program;
    private final Builder settings;
    private final FailureLog log = new FailureLog(LOGGER, System::nanoTime);
    private final Admission admission;
    private final FlowRegistry registry;
    private final Workers workers;
    private final FlowRunner runner;
    private final EventLoops loops;
    private final Profiling profiling;
    private final List<SourceLoop> sources = new ArrayList<>();
    private final List<PushFeed<?>> feeds = new ArrayList<>();
    private final AtomicInteger liveSources = new AtomicInteger(1); // the starting counts as one
    private final CountDownLatch endOrStop = new CountDownLatch(1);
    private final CountDownLatch idle = new CountDownLatch(1);
    private final CountDownLatch idleOrStop = new CountDownLatch(1);
    private final CountDownLatch terminated = new CountDownLatch(1);
    private final Thread atJvmExit = new Thread(this::close, "flux-exit");

    private FluxServer(Builder settings) {
        this.program = settings.program;
        this.settings = settings;
        this.admission = new Admission(settings.maxFlows, this::applyPressure, this::checkIdle);
        this.registry = new FlowRegistry(settings.flowTimeout.toNanos());
        this.workers = Workers.of(settings.kind, program.name(), settings.poolSize);
        this.profiling = new Profiling(program, settings, () -> statistics().refused());
        this.runner = new FlowRunner(program.map(), workers, registry, admission, log, profiling.profiler());
        this.loops = settings.kind != RuntimeKind.EVENT ? null
                : new EventLoops(program.name(), settings.loops, settings.loopWarning.toNanos(), runner, log);
    }

    public static Builder of(FluxProgram program) {
        return new Builder(program);
    }

    /** Collects how to run a program; immutable once {@link #start()} has been called. */
    public static final class Builder {
        private final FluxProgram program;
        private RuntimeKind kind = RuntimeKind.preferred();
        private int maxFlows = 10_000;
        private int poolSize = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        private int loops = Runtime.getRuntime().availableProcessors();
        private Duration loopWarning = Duration.ofMillis(100);
        private Duration flowTimeout = Duration.ZERO;
        private Duration drainTimeout = Duration.ofSeconds(30);
        private ProfileWish profile = ProfileWish.NONE;

        private Builder(FluxProgram program) {
            this.program = Objects.requireNonNull(program);
        }

        public Builder runtime(RuntimeKind kind) {
            this.kind = Objects.requireNonNull(kind);
            return this;
        }

        /**
         * Takes kind, limits, time-outs and profile from the options {@code --runtime --max-flows --flow-timeout --drain-timeout
         * --pool-size --loops --loop-warning --profile --profile-after --profile-for --profile-timed}.
         */
        public Builder options(FluxOptions options) {
            kind = options.choice("runtime", kind, "what a flow runs on");
            maxFlows = options.integer("max-flows", maxFlows, 1, Integer.MAX_VALUE, "flows in flight at most");
            flowTimeout = options.duration("flow-timeout", flowTimeout, "a flow that takes longer fails; 0 for no limit");
            drainTimeout = options.duration("drain-timeout", drainTimeout, "what flows get to end in when the server stops");
            poolSize = options.integer("pool-size", poolSize, 1, Integer.MAX_VALUE, "threads of the runtime pool");
            loops = options.integer("loops", loops, 1, MOST_LOOPS, "loops of the runtime event, for flows that come from no event loop");
            loopWarning = options.duration("loop-warning", loopWarning, "a node that keeps an event loop longer is reported; 0 for none");
            profile = profile.options(options);
            return this;
        }

        /** Flows in flight at most; 10,000 unless told. */
        public Builder maxFlows(int maxFlows) {
            if (maxFlows < 1) {
                throw new IllegalArgumentException("maxFlows must be at least 1: " + maxFlows);
            }
            this.maxFlows = maxFlows;
            return this;
        }

        /** A flow that takes longer, from its first node on, fails with {@link FlowTimeout}. Zero, the default: no limit. */
        public Builder flowTimeout(Duration timeout) {
            this.flowTimeout = requireNotNegative(timeout);
            return this;
        }

        /** How long flows in flight may take to end when the server stops; 30 seconds unless told. */
        public Builder drainTimeout(Duration timeout) {
            this.drainTimeout = requireNotNegative(timeout);
            return this;
        }

        /** Threads of {@link RuntimeKind#POOL}; twice the number of processors, at least 4, unless told. */
        public Builder poolSize(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("poolSize must be at least 1: " + threads);
            }
            this.poolSize = threads;
            return this;
        }

        /** Loops of {@link RuntimeKind#EVENT} for flows of sources that have no event loop; as many as processors unless told. */
        public Builder loops(int loops) {
            if (loops < 1 || loops > MOST_LOOPS) {
                throw new IllegalArgumentException("loops must be between 1 and " + MOST_LOOPS + ": " + loops);
            }
            this.loops = loops;
            return this;
        }

        /** How long a node may keep a loop of {@link RuntimeKind#EVENT} before it is reported; zero: for ever. 100 ms unless told. */
        public Builder loopWarning(Duration time) {
            this.loopWarning = requireNotNegative(time);
            return this;
        }

        /**
         * Measures paths, nodes and locks, and writes that as JSON when the server has terminated; {@code docs/profile.md} tells what the
         * file says. Null, the default: no profile.
         */
        public Builder profile(Path file) {
            profile = profile.withFile(file);
            return this;
        }

        /** When to begin to measure, from the start of the server on. Zero, the default: at once. */
        public Builder profileAfter(Duration time) {
            profile = profile.withAfter(requireNotNegative(time));
            return this;
        }

        /** What the times in a profile are by, but not when it begins and ends; {@link System#nanoTime} unless told. */
        public Builder profileClock(LongSupplier nanoTime) {
            profile = profile.withClock(Objects.requireNonNull(nanoTime));
            return this;
        }

        /** How long to measure; then the profile is written although the server runs on. Zero, the default: the rest of the run. */
        public Builder profileFor(Duration time) {
            profile = profile.withTime(requireNotNegative(time));
            return this;
        }

        /** How many flows of a second to time at most, while the paths of all are counted; 1,000 unless told. */
        public Builder profileTimed(int flowsPerSecond) {
            if (flowsPerSecond < 1) {
                throw new IllegalArgumentException("profileTimed must be at least 1: " + flowsPerSecond);
            }
            profile = profile.withTimedPerSecond(flowsPerSecond);
            return this;
        }

        RuntimeKind kind() {
            return kind;
        }

        ProfileWish profile() {
            return profile;
        }

        /** What flows run on, for people. */
        String runtime() {
            String name = kind.name().toLowerCase(Locale.ROOT);
            return kind == RuntimeKind.EVENT ? name + " with " + loops + (loops == 1 ? " loop" : " loops") : name;
        }

        int maxFlows() {
            return maxFlows;
        }

        /**
         * Starts the sources; returns when they are ready.
         *
         * @throws FluxOptions.Invalid if the profile could not be written, or it is said when to measure but not where to write it
         * @throws Exception what a source threw when it started, for example {@link java.net.BindException}; all is closed again then
         */
        public FluxServer start() throws Exception {
            FluxServer server = new FluxServer(this);
            server.launch();
            return server;
        }

        private static Duration requireNotNegative(Duration timeout) {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("a time-out must not be negative: " + timeout);
            }
            return FluxOptions.limited(timeout);
        }
    }

    /** Where the components and push sources listen, those that are {@link Addressed}. */
    public List<String> addresses() {
        return Stream.concat(Stream.of(program.components()), feeds.stream().map(PushFeed::source))
                .flatMap(one -> one instanceof Addressed addressed ? Stream.of(addressed.address()) : Stream.empty()).distinct().toList();
    }

    public Statistics statistics() {
        return runner.statistics();
    }

    /** Whether the profile that was asked for could not be written. */
    boolean lacksProfile() {
        return profiling.hasFailed();
    }

    /** How many flows the server watches over; 0 once it has terminated. */
    int supervised() {
        return registry.size();
    }

    /** Tells the server to stop and returns at once; may be called from a flow. */
    public void stop() {
        endOrStop.countDown();
        idleOrStop.countDown();
    }

    /** Waits until all has ended and is closed. */
    public void awaitTermination() throws InterruptedException {
        terminated.await();
    }

    /** Waits until all has ended and is closed, or the time is over. */
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        return terminated.await(FluxOptions.limited(timeout).toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops and waits for the end. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (true) {
            try {
                awaitTermination();
                break;
            } catch (InterruptedException thrown) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void launch() throws Exception {
        settings.kind.warning(Runtime.version().feature()).ifPresent(warning -> LOGGER.log(Level.WARNING, warning));
        Thread lifecycle = Thread.ofPlatform().daemon(false).name("flux-" + program.name()).unstarted(this::awaitEndAndTerminate);
        try {
            profiling.start();
            program.declareSources(new DeclaredSources(program.name(), runner, admission, log, loops, profiling,
                    this::sourceEnded, sources, feeds));
            registry.start(program.name());
            liveSources.addAndGet(sources.size()); // each ends once, even if it is stopped before it has started
            for (SourceLoop source : sources) {
                source.open();
            }
            for (SourceLoop source : sources) {
                source.start();
            }
        } catch (Throwable thrown) {
            stop();
            lifecycle.start();
            sourceEnded();
            close();
            throw thrown;
        }
        profiling.running();
        Runtime.getRuntime().addShutdownHook(atJvmExit);
        lifecycle.start();
        sourceEnded();
    }

    private void sourceEnded() {
        if (liveSources.decrementAndGet() == 0) {
            endOrStop.countDown();
            checkIdle();
        }
    }

    private void checkIdle() {
        if (liveSources.get() == 0 && admission.isIdle()) {
            idle.countDown();
            idleOrStop.countDown();
        }
    }

    private void awaitEndAndTerminate() {
        try {
            endOrStop.await();
            sources.forEach(this::stop);
            admission.close();
            checkIdle();
            idleOrStop.await(); // sources that have ended by themselves set their flows no time
            if (!idle.await(settings.drainTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
                registry.cutOff();
                if (!idle.await(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                    LOGGER.log(Level.ERROR, program.name() + ": " + whatDidNotEnd());
                }
            }
        } catch (InterruptedException thrown) {
            LOGGER.log(Level.ERROR, program.name() + ": the server's own thread was interrupted and stops without draining", thrown);
            registry.cutOff();
        } finally {
            profiling.end();
            closeAll();
            terminated.countDown();
        }
    }

    private String whatDidNotEnd() {
        String waiting = sources.stream().filter(SourceLoop::isRunning).map(SourceLoop::node).collect(Collectors.joining(", "));
        long flows = runner.statistics().inFlight();
        String ofFlows = flows == 0 && !waiting.isEmpty() ? "" : flows + " flows did not end when interrupted";
        return waiting.isEmpty() ? ofFlows : ofFlows + (ofFlows.isEmpty() ? "" : "; ")
                + "a source did not end, its close method must make a waiting call return: " + waiting;
    }

    private void applyPressure(boolean paused) {
        for (PushFeed<?> feed : feeds) {
            try {
                feed.apply(paused);
            } catch (Throwable thrown) {
                LOGGER.log(Level.ERROR, program.name() + ": a source failed to " + (paused ? "pause" : "resume"), thrown);
            }
        }
    }

    private void stop(SourceLoop source) {
        try {
            source.stop();
        } catch (Throwable thrown) {
            LOGGER.log(Level.ERROR, program.name() + ": a source failed to stop", thrown);
        }
    }

    private void closeAll() {
        for (SourceLoop source : sources) {
            close(source::close);
        }
        workers.close();
        if (loops != null) {
            loops.close();
        }
        registry.close();
        if (program.components() instanceof AutoCloseable closeable) {
            close(closeable);
        }
        if (program instanceof AutoCloseable closeable && program != program.components()) {
            close(closeable);
        }
        log.flush();
        try {
            Runtime.getRuntime().removeShutdownHook(atJvmExit);
        } catch (IllegalStateException exiting) {
            LOGGER.log(Level.DEBUG, "terminated while the JVM exits", exiting);
        }
    }

    private void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Throwable thrown) {
            LOGGER.log(Level.ERROR, program.name() + ": closing failed", thrown);
        }
    }
}
