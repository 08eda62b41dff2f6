// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * A clock that stands still while the machine does: while a hypervisor keeps one of its processors from it.
 *
 * <p>A {@linkplain Heartbeat process of its own} has a thread on every processor that beats all the time, before whatever else wants to run
 * there. Once a processor has not beaten for longer than {@link #PATIENCE}, the clock stands, until all have beaten again; so it does not
 * count what a processor was away for, but for that patience, and is {@link System#nanoTime()} less a constant where no beat is ever late.
 *
 * <p>It is a file that processes map: a number of entries that have been written, and the last of them in a ring, each of how long the
 * clock has stood altogether and until when it may go on if nobody beats.
 */
final class MachineClock implements Clock {
    /** Of a processor's beats, in nanoseconds. */
    static final long PERIOD = 500_000;
    /** What a beat may come after the one before, in nanoseconds, without the clock standing still. */
    static final long PATIENCE = 1_000_000;

    private static final int HEADER = 64;
    private static final int ENTRIES = 1024;
    private static final int ENTRY = 2 * Long.BYTES;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer shared;
    private final LongSupplier wall;

    MachineClock(ByteBuffer shared, LongSupplier wall) {
        this.shared = shared;
        this.wall = wall;
    }

    /** The clock in a file, which somebody else keeps going. */
    static MachineClock of(Path file) throws IOException {
        return new MachineClock(map(file), System::nanoTime);
    }

    static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, HEADER + (long) ENTRIES * ENTRY);
        }
    }

    @Override
    public long nanos() {
        return read((now, until, stood) -> Math.min(now, until) - stood);
    }

    @Override
    public long stood() {
        return read((now, until, stood) -> Math.max(0, now - until) + stood);
    }

    @Override
    public boolean stands() {
        return read((now, until, stood) -> until - now) < 0;
    }

    /** What follows from one look at the wall and at the file; captures nothing, so that it allocates nothing. */
    private interface Reading {
        /**
         * @param now by the wall
         * @param until when the clock may go on if nobody beats
         * @param stood how long it has, altogether
         */
        long of(long now, long until, long stood);
    }

    private long read(Reading reading) {
        while (true) {
            long written = (long) LONG.getAcquire(shared, 0);
            int at = entry(written);
            long stood = (long) LONG.getOpaque(shared, at);
            long until = (long) LONG.getOpaque(shared, at + Long.BYTES);
            VarHandle.loadLoadFence();
            if ((long) LONG.getOpaque(shared, 0) - written < ENTRIES - 1) {
                // Last of all: who is kept from his processor before this sees a time that has passed, never one that is to come.
                return reading.of(wall.getAsLong(), until, stood);
            }
        }
    }

    private static int entry(long number) {
        return HEADER + (int) (number % ENTRIES) * ENTRY;
    }

    /** Keeps a clock going. */
    static final class Beats {
        private final ByteBuffer shared;
        private final LongSupplier wall;
        /** When each processor beat last. */
        private final long[] last;
        private long written;
        private long stood;
        private long until;

        Beats(ByteBuffer shared, LongSupplier wall, int processors) {
            this.shared = shared;
            this.wall = wall;
            this.last = new long[processors];
            Arrays.fill(last, wall.getAsLong());
            this.until = last[0];
            write();
        }

        /** Of one processor, by a thread on it. */
        synchronized void beat(int processor) {
            long now = wall.getAsLong();
            last[processor] = now;
            long next = now; // without a stream, which would allocate
            for (long one : last) {
                next = Math.min(next, one);
            }
            next += PATIENCE;
            if (next <= now || next == until) {
                return; // another one is away, or beats less often
            }
            stood += Math.max(0, now - until);
            until = next;
            write();
        }

        private void write() {
            int at = entry(written + 1);
            LONG.setOpaque(shared, at, stood);
            LONG.setOpaque(shared, at + Long.BYTES, until);
            written++;
            LONG.setRelease(shared, 0, written);
        }
    }
}
