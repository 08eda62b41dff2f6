// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.flux.runtime.profile.Profiler;

/**
 * What somebody wants of a profile.
 *
 * @param file where to write it; null for no profile
 * @param after when to begin, from the start of the server on
 * @param time how long to measure; zero for the rest of the run
 * @param timedPerSecond how many flows of a second to time at most
 * @param nanoTime what times are by
 */
record ProfileWish(Path file, Duration after, Duration time, int timedPerSecond, LongSupplier nanoTime) {
    static final ProfileWish NONE = new ProfileWish(null, Duration.ZERO, Duration.ZERO, Profiler.TIMED_PER_SECOND, System::nanoTime);

    ProfileWish options(FluxOptions options) {
        return new ProfileWish(options.path("profile", file, "measure paths, nodes and locks, and write that to this file"),
                options.duration("profile-after", after, "begin to measure so long after the start, when the server is warm"),
                options.duration("profile-for", time, "measure so long, then write the profile; 0 for the rest of the run"),
                options.integer("profile-timed", timedPerSecond, 1, Integer.MAX_VALUE,
                        "flows to time in a second at most; all are counted"), nanoTime);
    }

    /** @throws FluxOptions.Invalid if it is said when to measure, but not where to write it */
    void requireFile() {
        if (file == null && !(after.isZero() && time.isZero())) {
            throw new FluxOptions.Invalid("--profile-after and --profile-for are about a profile, but there is none; add --profile=FILE");
        }
    }

    ProfileWish withFile(Path newFile) {
        return new ProfileWish(newFile, after, time, timedPerSecond, nanoTime);
    }

    ProfileWish withAfter(Duration newAfter) {
        return new ProfileWish(file, newAfter, time, timedPerSecond, nanoTime);
    }

    ProfileWish withTime(Duration newTime) {
        return new ProfileWish(file, after, newTime, timedPerSecond, nanoTime);
    }

    ProfileWish withTimedPerSecond(int newTimed) {
        return new ProfileWish(file, after, time, newTimed, nanoTime);
    }

    ProfileWish withClock(LongSupplier newNanoTime) {
        return new ProfileWish(file, after, time, timedPerSecond, newNanoTime);
    }
}
