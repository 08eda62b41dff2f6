// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A point in what a flow does to locks, and everything that it can do from there. Between two operations on locks nothing happens that
 * other flows notice, so all that a flow passes through meanwhile is one position.
 *
 * <p>Positions are interned in a {@link Table}: programs whose flows do the same have the same positions, and one verdict.
 */
final class Position {
    /** What is held, as packed by {@link LockSet}. */
    final int held;
    /** What the program text promises here: the strongest mode that a node around declares, for each instance. */
    final int promised;
    /** 4 * instance + mode asks for a lock; 4 * instance releases what its last acquisition added. Ascending, all different. */
    final int[] operations;
    /** Where each operation leads. */
    final Position[] next;
    /** Where the flow goes on if it fails here, or gives up waiting; null if nothing can fail. */
    final Position failed;

    private Position(int held, int promised, int[] operations, Position[] next, Position failed) {
        this.held = held;
        this.promised = promised;
        this.operations = operations;
        this.next = next;
        this.failed = failed;
    }

    /** Equal by content; what it refers to is interned already. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Position p && held == p.held && promised == p.promised && failed == p.failed
                && Arrays.equals(operations, p.operations) && sameNext(p);
    }

    private boolean sameNext(Position other) {
        for (int i = 0; i < next.length; i++) {
            if (next[i] != other.next[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 31 * held + promised + 17 * System.identityHashCode(failed) + Arrays.hashCode(operations);
        for (Position p : next) {
            hash = 31 * hash + System.identityHashCode(p);
        }
        return hash;
    }

    /** All positions there are, each once. */
    static final class Table {
        private static final int[] NOTHING = {};
        private static final Position[] NOWHERE = {};

        private final Map<Position, Position> positions = new HashMap<>();

        /** The end of a flow that holds {@code held}. */
        Position end(int held) {
            return intern(new Position(held, 0, NOTHING, NOWHERE, null));
        }

        /** One operation, then {@code next}. */
        Position before(int operation, Position next, int held, int promised, Position failed) {
            return intern(new Position(held, promised, new int[] {operation}, new Position[] {next}, failed));
        }

        /** The same position, passed within further nodes that promise {@code promised}, where failure leads to {@code failed}. */
        Position within(Position p, int promised, Position failed) {
            int joined = LockSet.join(p.promised, promised);
            Position failures = either(p.failed, failed);
            return joined == p.promised && failures == p.failed ? p
                    : intern(new Position(p.held, joined, p.operations, p.next, failures));
        }

        /** A choice of two ways to go on. */
        Position either(Position a, Position b) {
            if (a == b || b == null) {
                return a;
            } else if (a == null) {
                return b;
            } else if (a.held != b.held) {
                throw new IllegalArgumentException("two ways from one place, holding different locks");
            }
            int[] operations = new int[a.operations.length + b.operations.length];
            Position[] next = new Position[operations.length];
            int size = 0;
            for (int i = 0, j = 0; i < a.operations.length || j < b.operations.length; size++) {
                int fromA = i < a.operations.length ? a.operations[i] : Integer.MAX_VALUE;
                int fromB = j < b.operations.length ? b.operations[j] : Integer.MAX_VALUE;
                operations[size] = Math.min(fromA, fromB);
                if (fromA == fromB) {
                    next[size] = either(a.next[i++], b.next[j++]);
                } else {
                    next[size] = fromA < fromB ? a.next[i++] : b.next[j++];
                }
            }
            return intern(new Position(a.held, LockSet.join(a.promised, b.promised), Arrays.copyOf(operations, size),
                    Arrays.copyOf(next, size), either(a.failed, b.failed)));
        }

        private Position intern(Position position) {
            Position known = positions.putIfAbsent(position, position);
            return known == null ? position : known;
        }
    }
}
