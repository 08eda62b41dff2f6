// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Measures one server. While it is not active, which it never is unless somebody wants to know, a flow asks it once and that is all.
 *
 * <p>Every flow's path is counted. Not every flow is timed: see {@link Sampler}. Flows that are timed hand their {@link Trace} over when
 * they end, and a thread of the profiler's own adds it to the {@link Measured}.
 */
public final class Profiler {
    /** How many flows to time in a second at most, unless told. */
    public static final int TIMED_PER_SECOND = 1_000;
    /** Asking for processor time takes long. */
    private static final int CPU_PER_SECOND = 200;
    /** No more flows are timed while so many that are timed have not ended: their traces take memory. */
    private static final int MOST_TRACES = 20_000;
    private static final long WINDOW = 1_000_000_000L / Sampler.WINDOWS;

    private final String name;
    final Program program;
    final LongSupplier nanoTime;
    final Sampler flowSampler;
    private final Sampler cpuSampler = new Sampler(CPU_PER_SECOND);
    /** Recordings may ask for them while there are ever more. */
    final List<SourceProfile> sources = new CopyOnWriteArrayList<>();
    final PathCounts paths = new PathCounts();
    /** Guarded by {@link #reading}. */
    final Measured measured;
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean active;
    private volatile boolean closed;
    private volatile Live live;
    private LiveSwitch recordings;

    // Guarded by reading
    private boolean postponed;
    private boolean forFile;
    private Thread thread;
    private long startedAt;
    private long cpuAtStart;
    private long compilerAtStart;

    /**
     * @param name of the server, for threads
     * @param timedPerSecond how many flows to time in a second, roughly, at most
     */
    public Profiler(String name, Program program, int timedPerSecond) {
        this(name, program, timedPerSecond, System::nanoTime);
    }

    /** @param nanoTime what everything is timed by, in the manner of {@link System#nanoTime()} */
    public Profiler(String name, Program program, int timedPerSecond, LongSupplier nanoTime) {
        this.name = name;
        this.program = program;
        this.nanoTime = nanoTime;
        flowSampler = new Sampler(timedPerSecond);
        measured = new Measured(program);
    }

    /** A source of the program, in the program's order. */
    public SourceProfile source(String node) {
        SourceProfile source = new SourceProfile(this, node);
        sources.add(source);
        return source;
    }

    /** Measures nothing before {@link #start}, not even for recordings: what they would hear of now is not to be in the profile. */
    public void postpone() {
        reading.lock();
        try {
            postponed = true;
        } finally {
            reading.unlock();
        }
    }

    /** Measures from now on, until {@link #stop}. */
    public void start() {
        Cpu.prepare();
        reading.lock();
        try {
            startedAt = nanoTime.getAsLong();
            cpuAtStart = Cpu.ofProcess();
            compilerAtStart = Cpu.ofCompiler();
            postponed = false;
            forFile = true;
            activate();
        } finally {
            reading.unlock();
        }
    }

    /** Calls {@code then} on a thread of its own when the time is over by the clock of the system, unless it is closed before. */
    public void after(Duration time, Runnable then) {
        long deadline = System.nanoTime() + time.toNanos();
        Thread.ofPlatform().daemon().name("flux-profile-clock-" + name).start(() -> {
            for (long left = time.toNanos(); !closed && left > 0; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, Math.min(left, WINDOW));
            }
            if (!closed) {
                then.run();
            }
        });
    }

    /** Measures while a recording of the Java Flight Recorder wants what there is to tell. */
    public void tellRecordings() {
        recordings = LiveSwitch.of(this);
    }

    /** Measures for recordings alone from now on; returns the profile of the time since {@link #start}. */
    public String stop(Run run) {
        reading.lock();
        try {
            active = false;
            double seconds = (nanoTime.getAsLong() - startedAt) / 1e9;
            long cpu = cpuAtStart < 0 ? -1 : Cpu.ofProcess() - cpuAtStart;
            long compiler = compilerAtStart < 0 ? -1 : Cpu.ofCompiler() - compilerAtStart;
            read();
            String profile = new ProfileText(this, run, seconds, cpu, compiler).json();
            forFile = false;
            activate();
            return profile;
        } finally {
            reading.unlock();
        }
    }

    /** Measures no more, lets its thread end, and forgets recordings. */
    public void close() {
        reading.lock();
        try {
            closed = true;
            activate();
            LockSupport.unpark(thread);
        } finally {
            reading.unlock();
        }
        if (recordings != null) {
            recordings.close();
        }
    }

    /** Called when recordings begin or end. */
    void live(Live newLive) {
        Cpu.prepare();
        reading.lock();
        try {
            live = newLive;
            activate();
        } finally {
            reading.unlock();
        }
    }

    /** Measures if somebody wants to know; else not. */
    private void activate() {
        active = !closed && !postponed && (forFile || live != null);
        if (active && thread == null) {
            thread = Thread.ofPlatform().daemon().name("flux-profile-" + name).start(this::work);
        }
    }

    private void work() {
        while (!closed) {
            LockSupport.parkNanos(this, WINDOW);
            flowSampler.window();
            cpuSampler.window();
            read();
        }
    }

    /** Works out what the flows that have ended have noted. */
    private void read() {
        reading.lock();
        try {
            for (Noted next = noted.poll(); next != null; next = noted.poll()) {
                measured.add(next);
            }
        } finally {
            reading.unlock();
        }
    }

    /** Lets somebody look at what has been measured while nobody changes it. */
    void look(Consumer<Measured> action) {
        reading.lock();
        try {
            read();
            action.accept(measured);
        } finally {
            reading.unlock();
        }
    }

    // What flows do

    /** Whether anything is measured now. */
    public boolean isActive() {
        return active;
    }

    /** Makes a trace, or null if there are too many. */
    Trace trace(SourceProfile source, long number, long weight, long admittedAt) {
        if (open.get() >= MOST_TRACES) {
            return null;
        }
        flowSampler.take();
        long cpuWeight = cpuSampler.weight(~number);
        if (cpuWeight > 0) {
            cpuSampler.take();
        }
        Live listening = live;
        LiveFlow told = listening == null ? null : listening.flow(weight, admittedAt == Trace.NOT_ADMITTED);
        Trace trace = new Trace(source, weight, weight * cpuWeight, admittedAt, told);
        open.incrementAndGet();
        return trace;
    }

    void ended(Trace trace) {
        open.decrementAndGet();
        note(trace);
    }

    void note(Noted what) {
        if (active) {
            noted.add(what);
        }
    }

    /** A flow that was to be timed has not been. */
    void lost(Trace trace) {
        open.decrementAndGet();
    }

    /** A path has been run to its end. */
    public void completed(String root, boolean startsWithSession, long register) {
        paths.count(root, startsWithSession, register, PathCounts.How.COMPLETED);
    }

    /** A path has ended in a failure. */
    public void failed(String root, boolean startsWithSession, long register) {
        paths.count(root, startsWithSession, register, PathCounts.How.FAILED);
    }

    /** A path has ended where no variant matched and that is no failure. */
    public void dropped(String root, boolean startsWithSession, long register) {
        paths.count(root, startsWithSession, register, PathCounts.How.DROPPED);
    }
}
