// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/** A set of locks as an unmodifiable map from locks to modes, sorted by the canonical order. */
final class LockModes extends AbstractMap<Lock, LockMode> implements SortedMap<Lock, LockMode> {
    private final LockOrder order;
    /** By rank. */
    private final LockTrie set;
    private int hash;

    private LockModes(LockOrder order, LockTrie set) {
        this.order = order;
        this.set = set;
    }

    static SortedMap<Lock, LockMode> of(LockOrder order, LockTrie set) {
        return set.isEmpty() ? Collections.emptySortedMap() : new LockModes(order, set);
    }

    /** The locks of any such map; those that the order does not have are left out. */
    static LockTrie set(LockOrder order, Map<Lock, LockMode> map) {
        if (map instanceof LockModes modes && modes.order == order) {
            return modes.set;
        }
        LockTrie set = LockTrie.EMPTY;
        for (Entry<Lock, LockMode> entry : map.entrySet()) {
            int rank = order.rank(entry.getKey());
            set = rank < 0 ? set : set.or(LockTrie.of(rank, entry.getValue()));
        }
        return set;
    }

    @Override
    public LockMode get(Object key) {
        int rank = key instanceof Lock lock ? order.rank(lock) : -1;
        return rank < 0 ? null : set.mode(rank);
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return set.size();
    }

    @Override
    public boolean isEmpty() {
        return set.isEmpty();
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
        private int next = set.next(0);

        @Override
        public boolean hasNext() {
            return next >= 0;
        }

        @Override
        public Entry<Lock, LockMode> next() {
            if (next < 0) {
                throw new NoSuchElementException();
            }
            Entry<Lock, LockMode> entry = Map.entry(order.locks().get(next), set.mode(next));
            next = set.next(next + 1);
            return entry;
        }
    }

    @Override
    public Comparator<? super Lock> comparator() {
        return order;
    }

    private SortedMap<Lock, LockMode> range(int from, int to) {
        LockTrie part = set.before(to);
        return of(order, part.without(part.before(from)));
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
        return range(order.rank(from), order.locks().size());
    }

    @Override
    public Lock firstKey() {
        return key(set.next(0));
    }

    @Override
    public Lock lastKey() {
        return key(set.last());
    }

    private Lock key(int rank) {
        if (rank < 0) {
            throw new NoSuchElementException();
        }
        return order.locks().get(rank);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LockModes modes && modes.order == order ? set.equals(modes.set)
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
