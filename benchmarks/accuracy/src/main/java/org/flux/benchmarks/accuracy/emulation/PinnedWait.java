// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits in native code: the thread of the operating system that does so does nothing else meanwhile. Of a virtual thread that is its
 * carrier, so that whoever waits here holds one of the scheduler's processors, as if it computed.
 *
 * <p>It is the C library's {@code usleep}, called through {@code java.lang.foreign}; by reflection, since that is part of Java from 22 on.
 */
final class PinnedWait {
    static final int FIRST_JAVA = 24;
    private static final MethodHandle USLEEP = usleep();
    private static final long LONGEST = 900_000;

    private PinnedWait() {}

    /** Waits until the clock has reached {@code deadline}. */
    static void until(Clock clock, long deadline) {
        while (true) {
            long left = deadline - clock.nanos();
            if (left <= 0) {
                return;
            }
            long micros = Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(clock.pause(left)));
            if (micros == 0) {
                Thread.onSpinWait();
            } else {
                micros((int) micros);
            }
        }
    }

    /** Waits for less than a second. */
    static void micros(int micros) {
        try {
            int ignored = (int) USLEEP.invokeExact(micros);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle usleep() {
        try {
            Class<?> linkers = Class.forName("java.lang.foreign.Linker");
            Class<?> lookups = Class.forName("java.lang.foreign.SymbolLookup");
            Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
            Class<?> layouts = Class.forName("java.lang.foreign.MemoryLayout");
            Class<?> descriptors = Class.forName("java.lang.foreign.FunctionDescriptor");
            Class<?> options = Class.forName("java.lang.foreign.Linker$Option");
            Object number = Class.forName("java.lang.foreign.ValueLayout").getField("JAVA_INT").get(null);
            Object arguments = Array.newInstance(layouts, 1);
            Array.set(arguments, 0, number);
            Object type = descriptors.getMethod("of", layouts, arguments.getClass()).invoke(null, number, arguments);
            Object linker = linkers.getMethod("nativeLinker").invoke(null);
            Object names = linkers.getMethod("defaultLookup").invoke(linker);
            Object address = ((Optional<?>) lookups.getMethod("find", String.class).invoke(names, "usleep")).orElseThrow();
            Object none = Array.newInstance(options, 0);
            return (MethodHandle) linkers.getMethod("downcallHandle", segments, descriptors, none.getClass())
                    .invoke(linker, address, type, none);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new IllegalStateException("emulated processors need Java " + FIRST_JAVA + " or newer on Linux, and this is Java "
                    + Runtime.version(), unknown);
        }
    }
}
