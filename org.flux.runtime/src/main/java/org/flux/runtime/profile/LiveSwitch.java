// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import jdk.jfr.FlightRecorder;

/** Turns a profiler on while there are recordings that want to hear of it, where the Java runtime has a Flight Recorder at all. */
interface LiveSwitch {

    /** Forgets the profiler. */
    void close();

    static LiveSwitch of(Profiler profiler) {
        try {
            if (FlightRecorder.isAvailable()) {
                return new Recordings(profiler);
            }
        } catch (LinkageError withoutRecorder) {
            // a Java runtime without the module jdk.jfr
        }
        return () -> { };
    }
}
