// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.SortedMap;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/** Locks as comments say them. */
final class Locks {
    private Locks() {}

    /** What a node takes when no lock is held: {@code " {cacheLock, listAccess?}"}, empty for none. */
    static String comment(Program program, String node) {
        SortedMap<Lock, LockMode> locks = program.contexts.acquired(node, FlowFile.NOTHING_HELD);
        return locks.isEmpty() ? "" : locks.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() == LockMode.READ ? "?" : "")).collect(Collectors.joining(", ", " {", "}"));
    }
}
