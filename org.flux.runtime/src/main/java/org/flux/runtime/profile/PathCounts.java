// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Counts how flows ended, by the place at which their path register stood. Counting looks a place up in a table to which places are only
 * ever added, hence needs no lock and allocates nothing; places are bounded in number, those beyond count as unknown.
 */
final class PathCounts {
    private static final int MOST_PLACES = 1 << 17;

    private final LongAdder unknown = new LongAdder();
    private final ReentrantLock growing = new ReentrantLock();
    private volatile Place[] table = new Place[64];
    private int places;

    /** How the run along a path ended. */
    enum How {
        COMPLETED, FAILED, DROPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the register stood, and how many flows ended there. */
    record Place(String root, boolean startsWithSession, long register, How how, LongAdder count) {
        private boolean is(String root, boolean startsWithSession, long register, How how) {
            return this.register == register && this.how == how && this.startsWithSession == startsWithSession && this.root.equals(root);
        }
    }

    /** @param register negative or from 2^62 on if the path is unknown */
    void count(String root, boolean startsWithSession, long register, How how) {
        if (register >>> 62 != 0) {
            unknown.increment();
            return;
        }
        Place known = find(table, root, startsWithSession, register, how);
        if (known == null) {
            countNew(root, startsWithSession, register, how);
        } else {
            known.count().increment();
        }
    }

    private static Place find(Place[] table, String root, boolean startsWithSession, long register, How how) {
        int slot = slot(root, register, how) & table.length - 1;
        Place place = table[slot];
        while (place != null && !place.is(root, startsWithSession, register, how)) {
            slot = slot + 1 & table.length - 1;
            place = table[slot];
        }
        return place;
    }

    void countUnknown() {
        unknown.increment();
    }

    long unknown() {
        return unknown.sum();
    }

    /** Those that have been counted, in no order. */
    List<Place> places() {
        growing.lock();
        try {
            return Stream.of(table).filter(Objects::nonNull).toList();
        } finally {
            growing.unlock();
        }
    }

    private void countNew(String root, boolean startsWithSession, long register, How how) {
        growing.lock();
        try {
            Place place = find(table, root, startsWithSession, register, how);
            if (place == null && places == MOST_PLACES) {
                unknown.increment();
                return;
            }
            if (place == null) {
                place = new Place(root, startsWithSession, register, how, new LongAdder());
                add(place);
            }
            place.count().increment();
        } finally {
            growing.unlock();
        }
    }

    private void add(Place place) {
        places++;
        if (2 * places > table.length) {
            Place[] larger = new Place[2 * table.length];
            for (Place known : table) {
                if (known != null) {
                    put(larger, known);
                }
            }
            table = larger;
        }
        put(table, place); // who does not see it yet asks for the lock
    }

    private static void put(Place[] table, Place place) {
        int slot = slot(place.root(), place.register(), place.how()) & table.length - 1;
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = place;
    }

    private static int slot(String root, long register, How how) {
        long mixed = (register * 3 + how.ordinal() + 31L * root.hashCode()) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> Integer.SIZE);
    }
}
