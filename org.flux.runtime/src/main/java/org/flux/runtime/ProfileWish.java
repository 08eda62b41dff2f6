// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.nio.file.Path;
import java.time.Duration;
import org.flux.runtime.profile.Profiler;

/**
 * What somebody wants of a profile.
 *
 * @param file where to write it; null for no profile
 * @param time how long to measure; zero for the whole run
 * @param timedPerSecond how many flows of a second to time at most
 */
record ProfileWish(Path file, Duration time, int timedPerSecond) {
    static final ProfileWish NONE = new ProfileWish(null, Duration.ZERO, Profiler.TIMED_PER_SECOND);

    ProfileWish options(FluxOptions options) {
        return new ProfileWish(options.path("profile", file, "measure paths, nodes and locks, and write that to this file"),
                options.duration("profile-for", time, "measure so long, then write the profile; 0 for the whole run"),
                options.integer("profile-timed", timedPerSecond, 1, Integer.MAX_VALUE,
                        "flows to time in a second at most; all are counted"));
    }

    ProfileWish withFile(Path newFile) {
        return new ProfileWish(newFile, time, timedPerSecond);
    }

    ProfileWish withTime(Duration newTime) {
        return new ProfileWish(file, newTime, timedPerSecond);
    }

    ProfileWish withTimedPerSecond(int newTimed) {
        return new ProfileWish(file, time, newTimed);
    }
}
