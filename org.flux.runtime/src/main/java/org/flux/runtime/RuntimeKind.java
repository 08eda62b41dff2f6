// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** What a flow runs on. The program behaves the same on each; speed and use of resources differ. */
public enum RuntimeKind {
    /** One virtual thread per flow. Before JDK 24 {@code synchronized} in a component pins the carrier and may exhaust the carriers. */
    VIRTUAL,
    /** One platform thread per flow; threads are reused, their number is bounded by admission alone. */
    THREADS,
    /** A bounded number of platform threads; a flow keeps its thread from start to end. */
    POOL;

    private static final int FIRST_WITHOUT_PINNING = 24;

    /** {@link #VIRTUAL} from JDK 24 on, else {@link #THREADS}. */
    public static RuntimeKind preferred() {
        return virtualThreadsPin() ? THREADS : VIRTUAL;
    }

    static boolean virtualThreadsPin() {
        return Runtime.version().feature() < FIRST_WITHOUT_PINNING;
    }
}
