// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Locale;

/** The runtimes, as {@code --runtime} names them. */
public enum RuntimeKind {
    /** One virtual thread per flow; carriers with queues of their own, which steal from each other. */
    VIRTUAL,
    /** One platform thread per flow: the operating system shares the cores out in time slices. */
    THREADS,
    /** A bounded number of platform threads; a flow keeps its thread from start to end. */
    POOL,
    /** Event loops, one for each core. */
    EVENT;

    /** As {@code --runtime} spells it. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such runtime; the message names those that there are */
    public static RuntimeKind parse(String spelling) {
        for (RuntimeKind kind : values()) {
            if (kind.spelling().equals(spelling)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no runtime \"" + spelling + "\": use virtual, threads, pool or event");
    }
}
