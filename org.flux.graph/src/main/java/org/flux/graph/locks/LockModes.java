// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * An unmodifiable map from locks to modes, sorted by the canonical order. It takes two bits for each lock of the program, and what nodes
 * acquire is found by the operations of bit sets: programs with thousands of nodes and locks have millions of entries.
 */
final class LockModes extends AbstractMap<Lock, LockMode> implements SortedMap<Lock, LockMode> {
    private final LockOrder order;
    /** By rank. */
    private final BitSet any;
    /** By rank; a subset of {@link #any}. */
    private final BitSet write;
    private int hash;

    /** Takes the sets over; nobody may change them afterwards. */
    LockModes(LockOrder order, BitSet any, BitSet write) {
        this.order = order;
        this.any = any;
        this.write = write;
    }

    /** Any map in this form; locks that the order does not have are left out. */
    static LockModes of(LockOrder order, Map<Lock, LockMode> map) {
        if (map instanceof LockModes modes && modes.order == order) {
            return modes;
        }
        BitSet any = new BitSet();
        BitSet write = new BitSet();
        map.forEach((lock, mode) -> {
            int rank = order.rank(lock);
            if (rank >= 0) {
                any.set(rank);
                write.set(rank, mode == LockMode.WRITE);
            }
        });
        return new LockModes(order, any, write);
    }

    /** What {@code held} lacks of this, in the modes of this. */
    LockModes without(LockModes held) {
        BitSet lacking = copy(any);
        lacking.andNot(held.any);
        BitSet stronger = copy(write);
        stronger.andNot(held.write);
        lacking.or(stronger);
        stronger.clear();
        stronger.or(lacking);
        stronger.and(write);
        return new LockModes(order, lacking, stronger);
    }

    /** The locks of both, each in the stronger mode. */
    LockModes or(LockModes other) {
        BitSet joined = copy(any);
        joined.or(other.any);
        BitSet written = copy(write);
        written.or(other.write);
        return new LockModes(order, joined, written);
    }

    /** The locks that are in both, each in the weaker mode. */
    LockModes and(LockModes other) {
        BitSet common = copy(any);
        common.and(other.any);
        BitSet written = copy(write);
        written.and(other.write);
        return new LockModes(order, common, written);
    }

    /** What a node takes that declares {@code declared} and needs this further inside (E of rule N8). */
    LockModes elevating(LockModes declared) {
        BitSet taken = copy(any);
        taken.clear(declared.any.length(), Math.max(declared.any.length(), any.length()));
        taken.or(declared.any);
        BitSet written = copy(write);
        written.or(declared.write);
        written.and(taken);
        return new LockModes(order, taken, written);
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }

    private LockMode mode(int rank) {
        return write.get(rank) ? LockMode.WRITE : LockMode.READ;
    }

    @Override
    public LockMode get(Object key) {
        int rank = key instanceof Lock lock ? order.rank(lock) : -1;
        return rank >= 0 && any.get(rank) ? mode(rank) : null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return any.cardinality();
    }

    @Override
    public boolean isEmpty() {
        return any.isEmpty();
    }

    @Override
    public Set<Entry<Lock, LockMode>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Lock, LockMode>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return LockModes.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Entry<Lock, LockMode>> {
        private int next = any.nextSetBit(0);

        @Override
        public boolean hasNext() {
            return next >= 0;
        }

        @Override
        public Entry<Lock, LockMode> next() {
            if (next < 0) {
                throw new NoSuchElementException();
            }
            Entry<Lock, LockMode> entry = Map.entry(order.locks().get(next), mode(next));
            next = any.nextSetBit(next + 1);
            return entry;
        }
    }

    @Override
    public Comparator<? super Lock> comparator() {
        return order;
    }

    private LockModes range(int from, int to) {
        BitSet part = copy(any);
        part.clear(0, Math.max(0, from));
        part.clear(Math.max(0, to), Math.max(Math.max(0, to), part.length()));
        BitSet written = copy(write);
        written.and(part);
        return new LockModes(order, part, written);
    }

    @Override
    public SortedMap<Lock, LockMode> subMap(Lock from, Lock to) {
        return range(order.rank(from), order.rank(to));
    }

    @Override
    public SortedMap<Lock, LockMode> headMap(Lock to) {
        return range(0, order.rank(to));
    }

    @Override
    public SortedMap<Lock, LockMode> tailMap(Lock from) {
        return range(order.rank(from), any.length());
    }

    @Override
    public Lock firstKey() {
        return key(any.nextSetBit(0));
    }

    @Override
    public Lock lastKey() {
        return key(any.length() - 1);
    }

    private Lock key(int rank) {
        if (rank < 0) {
            throw new NoSuchElementException();
        }
        return order.locks().get(rank);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LockModes modes && modes.order == order ? any.equals(modes.any) && write.equals(modes.write)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = super.hashCode();
        }
        return hash;
    }
}
