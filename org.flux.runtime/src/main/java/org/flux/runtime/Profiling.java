// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.flux.runtime.profile.ProfileFile;
import org.flux.runtime.profile.Profiler;
import org.flux.runtime.profile.Run;
import org.flux.runtime.profile.SourceProfile;

/** The profile of one run of a server: when it begins, when it is written. */
final class Profiling {
    private static final System.Logger LOGGER = System.getLogger("org.flux.runtime");

    private final String program;
    private final FluxServer.Builder settings;
    private final LongSupplier refused;
    private final Profiler profiler;
    private final ProfileWish wish;
    private final ProfileFile file;
    private final ReentrantLock changing = new ReentrantLock();

    // Guarded by changing
    private boolean running;
    private boolean measuring;
    private boolean written;
    private boolean failed;
    /** How many there were when measuring began. */
    private long refusedBefore;

    Profiling(FluxProgram program, FluxServer.Builder settings, LongSupplier refused) {
        this.program = program.name();
        this.settings = settings;
        this.refused = refused;
        profiler = new Profiler(program.name(), new ProfiledProgram(program.map()), settings.profile().timedPerSecond(),
                settings.profile().nanoTime());
        wish = settings.profile();
        file = wish.file() == null ? null : new ProfileFile(wish.file());
    }

    Profiler profiler() {
        return profiler;
    }

    /** To be called for each source, in the program's order. */
    SourceProfile source(String node) {
        return profiler.source(node);
    }

    /**
     * Begins to measure, if that is wished at once.
     *
     * @throws FluxOptions.Invalid if the profile could not be written, or there is none of which it is said when to measure
     */
    void start() {
        wish.requireFile();
        if (file != null) {
            try {
                file.requireWritable();
            } catch (IOException wrong) {
                throw new FluxOptions.Invalid("--profile=" + file.path() + ": " + wrong.getMessage());
            }
            if (wish.after().isZero()) {
                measure();
            } else {
                profiler.postpone();
            }
        }
        profiler.tellRecordings();
    }

    private void measure() {
        changing.lock();
        try {
            if (!written) {
                refusedBefore = refused.getAsLong();
                profiler.start();
                measuring = true;
            }
        } finally {
            changing.unlock();
        }
    }

    /** All sources have started; if one has not, an earlier profile stays as it is. To be called before the server can end. */
    void running() {
        if (file == null) {
            return;
        }
        changing.lock();
        try {
            running = true;
        } finally {
            changing.unlock();
        }
        if (wish.after().isZero()) {
            writeInTime();
        } else {
            profiler.after(wish.after(), () -> {
                measure();
                writeInTime();
            });
        }
    }

    private void writeInTime() {
        if (!wish.time().isZero()) {
            profiler.after(wish.time(), this::write);
        }
    }

    /** Writes the profile unless it has been, or waits until it is. */
    void end() {
        try {
            write();
        } finally {
            profiler.close();
        }
    }

    /** Whether there is no profile although there was to be one. */
    boolean hasFailed() {
        changing.lock();
        try {
            return failed;
        } finally {
            changing.unlock();
        }
    }

    private void write() {
        changing.lock();
        try {
            if (!running || written) {
                return;
            }
            if (!measuring) {
                LOGGER.log(Level.WARNING, program + ": the server ended before --profile-after was over; there is nothing in the profile "
                        + file.path());
                measure();
            }
            written = true;
            file.write(profiler.stop(new Run(settings.kind().name().toLowerCase(Locale.ROOT), settings.maxFlows(),
                    refused.getAsLong() - refusedBefore)));
        } catch (IOException thrown) { // a full disk, for example
            failed = true;
            LOGGER.log(Level.ERROR, program + ": the profile " + file.path() + " could not be written: " + thrown.getMessage());
        } catch (Throwable thrown) {
            failed = true;
            LOGGER.log(Level.ERROR, program + ": the profile " + file.path() + " could not be made", thrown);
        } finally {
            changing.unlock();
        }
    }
}
