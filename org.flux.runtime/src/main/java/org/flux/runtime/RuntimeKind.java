// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.Optional;

/** What a flow runs on. The program behaves the same on each; speed and use of resources differ. */
public enum RuntimeKind {
    /** One virtual thread per flow. Before JDK 24 {@code synchronized} in a component pins the carrier and may exhaust the carriers. */
    VIRTUAL,
    /** One platform thread per flow; threads are reused, their number is bounded by admission alone. */
    THREADS,
    /** A bounded number of platform threads; a flow keeps its thread from start to end. */
    POOL,
    /**
     * Event loops, as many as there are processors: a flow runs on one of them, and leaves it where it waits for a lock and at nodes that
     * are declared {@code blocking} or {@code async}. Flows that have no event shape run as with {@link #preferred()}.
     */
    EVENT;

    private static final int FIRST_WITHOUT_PINNING = 24;

    /** {@link #VIRTUAL} from JDK 24 on, else {@link #THREADS}. */
    public static RuntimeKind preferred() {
        return preferred(Runtime.version().feature());
    }

    /** @param jdk feature version, for example 21 */
    static RuntimeKind preferred(int jdk) {
        return jdk < FIRST_WITHOUT_PINNING ? THREADS : VIRTUAL;
    }

    /** Why this kind is a doubtful choice on a JDK; empty if it is not. */
    Optional<String> warning(int jdk) {
        return this == VIRTUAL && preferred(jdk) != VIRTUAL
                ? Optional.of("runtime virtual: before JDK 24 a component that blocks in a synchronized block occupies its carrier thread "
                        + "and may bring the server to a halt; consider --runtime=threads")
                : Optional.empty();
    }
}
