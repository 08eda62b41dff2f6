// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/** Hears of one flow while it runs, on its thread. */
interface LiveFlow {
    void begin(String source);

    void note(Trace.Kind kind, String name, long number);

    void end(Ending ending);
}
