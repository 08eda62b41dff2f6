// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.Comparator;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/** The identity of a lock: its name and scope. Its natural order is {@link #ALPHABETICAL}. */
public record Lock(String name, LockScope scope) implements Comparable<Lock> {
    /** The published order: names by code point, the program lock before the session lock of one name. */
    public static final Comparator<Lock> ALPHABETICAL =
            Comparator.comparing(Lock::name, Lock::compareCodePoints).thenComparing(Lock::scope);

    @Override
    public int compareTo(Lock other) {
        return ALPHABETICAL.compare(this, other);
    }

    @Override
    public String toString() {
        return scope == LockScope.SESSION ? name + "(session)" : name;
    }

    /** As a constraint writes it: {@code cache}, {@code cache?}, {@code rooms?(session)}. */
    public String written(LockMode mode) {
        return name + (mode == LockMode.READ ? "?" : "") + (scope == LockScope.SESSION ? "(session)" : "");
    }

    /** Like the one that records have, but cheap: schedules of large programs look up locks millions of times. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Lock lock && scope == lock.scope && name.equals(lock.name);
    }

    @Override
    public int hashCode() {
        return 2 * name.hashCode() + scope.ordinal();
    }

    private static int compareCodePoints(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
