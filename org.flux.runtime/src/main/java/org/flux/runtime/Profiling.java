// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
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
    /** How many there were when measuring began, negative before that. */
    private volatile long refusedBefore = -1;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean written = new AtomicBoolean();

    Profiling(FluxProgram program, FluxServer.Builder settings, LongSupplier refused) {
        this.program = program.name();
        this.settings = settings;
        this.refused = refused;
        profiler = new Profiler(program.name(), new ProfiledProgram(program.map()), settings.profile().timedPerSecond());
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
     * @throws FluxOptions.Invalid if the profile could not be written
     */
    void start() {
        if (file != null) {
            try {
                file.requireWritable();
            } catch (IOException wrong) {
                throw new FluxOptions.Invalid("--profile=" + file.path() + ": " + wrong.getMessage());
            }
            if (wish.after().isZero()) {
                measure();
            }
        }
        profiler.tellRecordings();
    }

    private void measure() {
        refusedBefore = refused.getAsLong();
        profiler.start();
    }

    /** All sources have started; if one has not, an earlier profile stays as it is. */
    void running() {
        if (file != null) {
            begun.set(true);
            if (!wish.after().isZero()) {
                profiler.after(wish.after(), this::measure);
            }
            if (!wish.time().isZero()) {
                profiler.after(wish.after().plus(wish.time()), this::write);
            }
        }
    }

    /** Writes the profile unless it has been. */
    void end() {
        try {
            write();
        } finally {
            profiler.close();
        }
    }

    private void write() {
        if (!begun.get() || written.getAndSet(true)) {
            return;
        }
        try {
            if (refusedBefore < 0) {
                LOGGER.log(Level.WARNING, program + ": the server ended before --profile-after was over; there is nothing in the profile "
                        + file.path());
                measure();
            }
            file.write(profiler.stop(new Run(settings.kind().name().toLowerCase(Locale.ROOT), settings.maxFlows(),
                    refused.getAsLong() - refusedBefore)));
        } catch (Throwable thrown) {
            LOGGER.log(Level.ERROR, program + ": the profile " + file.path() + " could not be written", thrown);
        }
    }
}
