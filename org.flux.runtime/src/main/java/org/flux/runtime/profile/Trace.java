// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.Arrays;

/**
 * What a flow that is timed notes on its way: each change of its path register, what it does about locks, its ways to another thread and
 * back. Used by the thread that runs the flow; what it means is worked out later, elsewhere ({@link Measured}).
 */
public final class Trace implements Noted {
    /** More than a flow of any program notes that people have written. */
    private static final int MOST = 1 << 16;
    private static final int FIRST = 32;
    static final long NO_CPU = -1;
    /** Of what is not a flow, but the call of a source. */
    static final long NOT_ADMITTED = Long.MIN_VALUE;

    /** What is noted. */
    enum Kind {
        /** Paths are numbered from a root now: the flow's own, or its handler. */
        ROOT,
        /** Like ROOT, where a session function comes first. */
        SESSION_ROOT,
        /** The register has a new value, or the old one and a component is about to be called. */
        MOVED,
        /** The flow has been put into the queue of a lock. */
        WAITS,
        /** The flow holds a lock. */
        ACQUIRED,
        /** The flow is about to give a lock back. */
        RELEASED,
        /** The flow leaves its thread. */
        LEFT,
        /** The flow runs again. */
        BACK,
        /** The flow leaves its thread until a stage is complete. */
        LEFT_FOR_STAGE,
        /** The flow fails here. */
        FAILED,
        ENDED
    }

    /** Bits of the number of ACQUIRED. */
    static final int WRITE = 1;
    static final int CONTENDED = 2;

    final SourceProfile source;
    final long weight;
    /** How many flows the processor time of this one stands for; 0 if it is not measured. */
    final long cpuWeight;
    final long admittedAt;
    private final LiveFlow live;
    private long begunAt;
    private boolean away;
    private boolean waiting;
    private volatile long stageDoneAt;

    private Kind[] kinds = new Kind[FIRST];
    private long[] numbers = new long[FIRST];
    private String[] names = new String[FIRST];
    private long[] ends = new long[FIRST];
    private long[] starts = new long[FIRST];
    private long[] cpus = new long[FIRST];
    private int size;
    private boolean full;
    private Throwable trouble;

    /** @param live hears of it at once; may be null */
    Trace(SourceProfile source, long weight, long cpuWeight, long admittedAt, LiveFlow live) {
        this.source = source;
        this.weight = weight;
        this.cpuWeight = cpuWeight;
        this.admittedAt = admittedAt;
        this.live = live;
    }

    /** The flow's first instruction is about to run. */
    public void begin() {
        begunAt = source.nanos();
        if (live != null) {
            try {
                live.begin(source.node());
            } catch (Throwable thrown) {
                trouble = thrown;
            }
        }
    }

    public void root(String root, boolean startsWithSession) {
        note(startsWithSession ? Kind.SESSION_ROOT : Kind.ROOT, root, 0);
    }

    public void moved(long register) {
        note(Kind.MOVED, null, register);
    }

    /** @param lock as in the program: {@code cacheLock} or {@code chunks(session)} */
    public void waits(String lock) {
        waiting = true;
        note(Kind.WAITS, lock, 0);
    }

    public void acquired(String lock, boolean write) {
        note(Kind.ACQUIRED, lock, (write ? WRITE : 0) | (waiting ? CONTENDED : 0));
        waiting = false;
    }

    public void releases(String lock) {
        note(Kind.RELEASED, lock, 0);
    }

    /** The flow is to go on on another thread. */
    public void leaves() {
        if (!away) {
            away = true;
            note(Kind.LEFT, null, 0);
        }
    }

    /** The flow goes on only when a stage is complete. */
    public void leavesForStage() {
        if (!away) {
            away = true;
            stageDoneAt = 0;
            note(Kind.LEFT_FOR_STAGE, null, 0);
        }
    }

    /** The stage is complete; called on any thread, before the flow is told. */
    public void stageDone() {
        stageDoneAt = source.nanos();
    }

    /** The flow goes on, if it had left. */
    public void isBack() {
        if (away) {
            away = false;
            note(Kind.BACK, null, stageDoneAt);
        }
    }

    public void fails() {
        waiting = false;
        isBack(); // it waits no longer
        note(Kind.FAILED, null, 0);
    }

    /** Nothing more will be noted. */
    void end(Ending ending) {
        note(Kind.ENDED, null, 0);
        if (live != null && trouble == null) {
            try {
                live.end(ending);
            } catch (Throwable thrown) {
                trouble = thrown;
            }
        }
    }

    /** Never throws: that would change how the flow ends, and it may be about to give a lock back. */
    private void note(Kind kind, String name, long number) {
        if (trouble == null) {
            try {
                stamp(kind, name, number);
            } catch (Throwable thrown) { // for want of memory, for example
                trouble = thrown;
            }
        }
    }

    private void stamp(Kind kind, String name, long number) {
        long now = source.nanos();
        boolean takesLong = false;
        if (live != null) {
            live.note(kind, name, number);
            takesLong = true;
        }
        if (size == kinds.length && !grow()) {
            return;
        }
        kinds[size] = kind;
        names[size] = name;
        numbers[size] = number;
        ends[size] = now;
        if (cpuWeight > 0 && !Thread.currentThread().isVirtual()) {
            cpus[size] = Cpu.ofThisThread();
            takesLong = true;
        } else {
            cpus[size] = NO_CPU;
        }
        starts[size] = takesLong ? source.nanos() : now; // what this took is nobody's time
        size++;
    }

    private boolean grow() {
        if (size == MOST) {
            full = true;
            return false;
        }
        int length = 2 * size;
        kinds = Arrays.copyOf(kinds, length);
        numbers = Arrays.copyOf(numbers, length);
        names = Arrays.copyOf(names, length);
        ends = Arrays.copyOf(ends, length);
        starts = Arrays.copyOf(starts, length);
        cpus = Arrays.copyOf(cpus, length);
        return true;
    }

    // What has been noted

    /** Whether all of it could be kept. */
    boolean isWhole() {
        return !full && trouble == null && size > 0 && begunAt != 0;
    }

    /** Why nothing more has been noted, null if all has. */
    Throwable trouble() {
        return trouble;
    }

    int size() {
        return size;
    }

    Kind kind(int i) {
        return kinds[i];
    }

    /** The lock or root. */
    String name(int i) {
        return names[i];
    }

    /** The register, what is told of an acquisition, or when the stage was complete. */
    long number(int i) {
        return numbers[i];
    }

    /** When what was before ended. */
    long end(int i) {
        return ends[i];
    }

    /** When what is after began: later than {@link #end} if noting took long. */
    long start(int i) {
        return starts[i];
    }

    /** Processor time of the thread, or {@link #NO_CPU}. */
    long cpu(int i) {
        return cpus[i];
    }

    long begunAt() {
        return begunAt;
    }

    long endedAt() {
        return ends[size - 1];
    }
}
