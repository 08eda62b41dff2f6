// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/** Turns a profiler on and off with the recordings that want to hear of it. */
final class LiveSwitch {
    private LiveSwitch() {}

    static LiveSwitch of(Profiler profiler) {
        return new LiveSwitch();
    }

    void close() {}
}
