// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

/** Hears how far a simulation is. Called by the thread that asked for the simulation, several times a second. */
@FunctionalInterface
public interface Progress {
    /** Nobody looks. */
    Progress NONE = done -> true;

    /**
     * @param done the share that is done, from 0 to 1, never falling
     * @return false to cancel: the simulation then ends with a {@link java.util.concurrent.CancellationException}
     */
    boolean at(double done);

    /** The part of this progress that goes from {@code from} to {@code to} of {@code all}. */
    default Progress part(double from, double to, double all) {
        return done -> at((from + (to - from) * done) / all);
    }
}
