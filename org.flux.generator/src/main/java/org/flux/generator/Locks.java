// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.SortedMap;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/** Locks as comments say them. */
final class Locks {
    private Locks() {}

    /** As methods of locks are named after it. */
    static String mode(LockMode mode) {
        return mode == LockMode.WRITE ? "Write" : "Read";
    }

    /** The locks of a node where some are held: {@code " {cacheLock, listAccess? (held)}"}, empty for none. */
    static String comment(Program program, String node, SortedMap<Lock, LockMode> held) {
        SortedMap<Lock, LockMode> locks = program.contexts.acquired(node, Contexts.NOTHING_HELD);
        SortedMap<Lock, LockMode> taken = program.contexts.acquired(node, held);
        return locks.isEmpty() ? "" : locks.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() == LockMode.READ ? "?" : "") + (taken.containsKey(e.getKey()) ? "" : " (held)"))
                .collect(Collectors.joining(", ", " {", "}"));
    }
}
