// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Processor time, where the platform tells it. */
final class Cpu {
    /** Null if the Java runtime has been built without management. */
    private static final ThreadMXBean THREADS = threads();
    private static final Path TASKS = Path.of("/proc/self/task");
    /** What the kernel keeps of the names of its threads, 15 characters. */
    private static final Pattern COMPILER = Pattern.compile("(C1|C2|JVMCI) Compiler");

    private Cpu() {}

    /** Gets ready: the first question would take long. */
    static void prepare() {
        ofThisThread();
    }

    /** Nanoseconds, for a platform thread; asking takes a microsecond. */
    static long ofThisThread() {
        return THREADS == null ? Trace.NO_CPU : THREADS.getCurrentThreadCpuTime();
    }

    /** Nanoseconds of all threads since the process began, negative if unknown. */
    static long ofProcess() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
    }

    /**
     * Nanoseconds that the just-in-time compiler has used since the process began, negative if unknown. Java only tells how long it took,
     * which is more where it has to share a core; Linux tells of its threads, though not of those that have ended.
     */
    static long ofCompiler() {
        long ofThreads = ofCompiler(TASKS);
        return ofThreads >= 0 ? ofThreads : elapsedOfCompiler();
    }

    /** @param tasks of a process, as proc(5) describes them: a folder for each thread */
    static long ofCompiler(Path tasks) {
        long sum = 0;
        boolean known = false;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                try {
                    if (COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt()) {
                        String times = Files.readString(thread.resolve("schedstat"));
                        sum += Long.parseLong(times.substring(0, times.indexOf(' ')));
                        known = true;
                    }
                } catch (IOException ended) {
                    // it has ended meanwhile
                }
            }
        } catch (IOException | RuntimeException unknown) {
            return -1;
        }
        return known ? sum : -1;
    }

    private static long elapsedOfCompiler() {
        try {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                    ? TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime()) : -1;
        } catch (LinkageError noManagement) {
            return -1;
        }
    }

    private static ThreadMXBean threads() {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            return bean.isCurrentThreadCpuTimeSupported() && bean.isThreadCpuTimeEnabled() ? bean : null;
        } catch (LinkageError noManagement) {
            return null;
        }
    }
}
