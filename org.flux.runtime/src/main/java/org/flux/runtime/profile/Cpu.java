// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Processor time, where the platform tells it. */
final class Cpu {
    /** Null if the Java runtime has been built without management. */
    private static final ThreadMXBean THREADS = threads();

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

    /** Nanoseconds that the just-in-time compiler has spent since the process began, negative if unknown. */
    static long ofCompiler() {
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
