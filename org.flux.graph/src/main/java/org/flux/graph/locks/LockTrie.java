// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * An immutable set of locks, each as a reader or as a writer, by rank in an order of the locks.
 *
 * <p>It is a binary trie over blocks of 64 ranks without branches that have one side only (Okasaki and Gill, "Fast mergeable integer maps",
 * ML Workshop 1998): a set of k locks takes O(k) space however many locks the program has. Sets that are made from each other share their
 * equal parts: what a node needs is what its steps need and its own locks, which is the path to these and nothing else that is new. Where
 * two sets share a part, an operation looks at it no further; so it takes O(log n) for each lock in which they differ, and not the time of
 * their sizes.
 */
abstract sealed class LockTrie {
    static final LockTrie EMPTY = new Leaf(0, 0, 0);
    private static final int BITS = 6;

    /** The first of the 2^level blocks that this covers; a multiple of their number. */
    final int block;
    /** 0 for a leaf. */
    final int level;
    private final int hash;

    private LockTrie(int block, int level, int hash) {
        this.block = block;
        this.level = level;
        this.hash = hash;
    }

    /** The locks of one block; writers are also in {@code any}. */
    private static final class Leaf extends LockTrie {
        final long any;
        final long write;

        Leaf(int block, long any, long write) {
            super(block, 0, 31 * (31 * block + Long.hashCode(any)) + Long.hashCode(write));
            this.any = any;
            this.write = write;
        }

        /** Other locks of the block; where {@code this} or {@code other} has just these, it stays the same object. */
        Leaf with(long any, long write, Leaf other) {
            return any == 0 ? (Leaf) EMPTY : has(any, write) ? this : other.has(any, write) ? other : new Leaf(block, any, write);
        }

        boolean has(Leaf other) {
            return has(other.any, other.write);
        }

        private boolean has(long any, long write) {
            return this.any == any && this.write == write;
        }
    }

    /** Two halves, none of them empty. */
    private static final class Branch extends LockTrie {
        final LockTrie low;
        final LockTrie high;
        final int size;

        Branch(int level, LockTrie low, LockTrie high) {
            super(low.block >>> level << level, level, 31 * low.hashCode() + high.hashCode());
            this.low = low;
            this.high = high;
            this.size = low.size() + high.size();
        }

        boolean consistsOf(Branch other) {
            return low.equals(other.low) && high.equals(other.high);
        }

        /** Whether a rank is not before the ranks that the upper half may have. */
        boolean reachesHigh(int rank) {
            return rank >> BITS >= block + (1 << level - 1);
        }
    }

    /** How two sets become one. */
    private enum Join {
        OR, AND, WITHOUT;

        /** What becomes of a part that is in both sets. */
        LockTrie same(LockTrie part) {
            return this == WITHOUT ? EMPTY : part;
        }

        /** What becomes of a part of the first set where the second one is empty. */
        LockTrie first(LockTrie part) {
            return this == AND ? EMPTY : part;
        }

        /** What becomes of a part of the second set where the first one is empty. */
        LockTrie second(LockTrie part) {
            return this == OR ? part : EMPTY;
        }

        LockTrie leaf(Leaf a, Leaf b) {
            long any = switch (this) {
                case OR -> a.any | b.any;
                case AND -> a.any & b.any;
                case WITHOUT -> a.any & ~b.any | a.write & ~b.write;
            };
            return a.with(any, switch (this) {
                case OR -> a.write | b.write;
                case AND -> a.write & b.write;
                case WITHOUT -> a.write & any;
            }, b);
        }
    }

    static LockTrie of(int rank, LockMode mode) {
        long bit = 1L << rank;
        return new Leaf(rank >>> BITS, bit, mode == LockMode.WRITE ? bit : 0);
    }

    /** The locks of both, each in the stronger mode. */
    LockTrie or(LockTrie other) {
        return join(Join.OR, this, other);
    }

    /** The locks that are in both, each in the weaker mode. */
    LockTrie and(LockTrie other) {
        return join(Join.AND, this, other);
    }

    /** What {@code other} lacks of this, in the modes of this. */
    LockTrie without(LockTrie other) {
        return join(Join.WITHOUT, this, other);
    }

    /** What takes the locks of this, as {@link #without} does, from one set after the other: what these share the results share, too. */
    UnaryOperator<LockTrie> remover() {
        Map<LockTrie, LockTrie> done = new IdentityHashMap<>();
        return set -> removedFrom(set, done);
    }

    private LockTrie removedFrom(LockTrie set, Map<LockTrie, LockTrie> done) {
        if (!(set instanceof Branch branch)) {
            return set.without(this);
        }
        LockTrie result = done.get(set);
        if (result == null) {
            result = node(set.level, removedFrom(branch.low, done), removedFrom(branch.high, done), set, set);
            done.put(set, result);
        }
        return result;
    }

    private static LockTrie join(Join join, LockTrie a, LockTrie b) {
        if (a == b) {
            return join.same(a);
        }
        if (b == EMPTY) {
            return join.first(a);
        }
        if (a == EMPTY) {
            return join.second(b);
        }
        int level = Math.max(Math.max(a.level, b.level), Integer.SIZE - Integer.numberOfLeadingZeros(a.block ^ b.block));
        if (level == 0) {
            return join.leaf((Leaf) a, (Leaf) b);
        }
        return node(level, join(join, a.low(level), b.low(level)), join(join, a.high(level), b.high(level)), a, b);
    }

    /** The part of this in the lower half of the region of that level around it. */
    private LockTrie low(int level) {
        return level == this.level ? ((Branch) this).low : (block >>> level - 1 & 1) == 0 ? this : EMPTY;
    }

    private LockTrie high(int level) {
        return level == this.level ? ((Branch) this).high : (block >>> level - 1 & 1) == 1 ? this : EMPTY;
    }

    /** Two halves as one; where that is {@code a} or {@code b}, it stays the same object. */
    private static LockTrie node(int level, LockTrie low, LockTrie high, LockTrie a, LockTrie b) {
        if (low == EMPTY || high == EMPTY) {
            return low == EMPTY ? high : low;
        }
        return a.consistsOf(level, low, high) ? a : b.consistsOf(level, low, high) ? b : new Branch(level, low, high);
    }

    private boolean consistsOf(int level, LockTrie low, LockTrie high) {
        return this.level == level && this instanceof Branch branch && branch.low == low && branch.high == high;
    }

    /** The locks before a rank. */
    LockTrie before(int rank) {
        if (this instanceof Leaf leaf) {
            int bits = rank - (block << BITS);
            long kept = bits >= Long.SIZE ? -1 : bits <= 0 ? 0 : (1L << bits) - 1;
            return leaf.with(leaf.any & kept, leaf.write & kept, leaf);
        }
        Branch branch = (Branch) this;
        return node(level, branch.low.before(rank), branch.reachesHigh(rank - 1) ? branch.high.before(rank) : EMPTY, this, this);
    }

    boolean isEmpty() {
        return this == EMPTY;
    }

    int size() {
        return this instanceof Branch branch ? branch.size : Long.bitCount(((Leaf) this).any);
    }

    /** The mode of a lock; null if it is not in this. */
    LockMode mode(int rank) {
        LockTrie part = this;
        while (part instanceof Branch branch) {
            part = branch.reachesHigh(rank) ? branch.high : branch.low;
        }
        Leaf leaf = (Leaf) part;
        long bit = leaf.block == rank >>> BITS ? 1L << rank : 0;
        return (leaf.write & bit) != 0 ? LockMode.WRITE : (leaf.any & bit) != 0 ? LockMode.READ : null;
    }

    /** The first lock from a rank on; -1 if there is none. */
    int next(int rank) {
        if (this instanceof Branch branch) {
            int found = branch.reachesHigh(rank) ? -1 : branch.low.next(rank);
            return found < 0 ? branch.high.next(rank) : found;
        }
        int bits = Math.max(0, rank - (block << BITS));
        long left = bits < Long.SIZE ? ((Leaf) this).any & -1L << bits : 0;
        return left == 0 ? -1 : (block << BITS) + Long.numberOfTrailingZeros(left);
    }

    /** The last lock; -1 if this is empty. */
    int last() {
        return this instanceof Branch branch ? branch.high.last()
                : isEmpty() ? -1 : (block << BITS) + Long.SIZE - 1 - Long.numberOfLeadingZeros(((Leaf) this).any);
    }

    /** In ascending order. */
    void forEach(IntConsumer action) {
        if (this instanceof Branch branch) {
            branch.low.forEach(action);
            branch.high.forEach(action);
        } else {
            for (long left = ((Leaf) this).any; left != 0; left &= left - 1) {
                action.accept((block << BITS) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** In ascending order. */
    IntStream stream() {
        IntStream.Builder ranks = IntStream.builder();
        forEach(ranks);
        return ranks.build();
    }

    /** The sets that this consists of and may share with others; none if it is a block. */
    List<LockTrie> halves() {
        return this instanceof Branch branch ? List.of(branch.low, branch.high) : List.of();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof LockTrie set && hash == set.hash && block == set.block && level == set.level
                && (this instanceof Branch branch ? branch.consistsOf((Branch) set) : ((Leaf) this).has((Leaf) set));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
