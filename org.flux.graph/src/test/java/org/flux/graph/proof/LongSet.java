// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

/** A set of numbers that are not negative, by open addressing. */
final class LongSet {
    private long[] table = new long[256];
    private int size;

    int size() {
        return size;
    }

    /** Whether the number was not there before. */
    boolean add(long number) {
        if (!insert(table, number + 1)) {
            return false;
        }
        if (++size * 2 > table.length) {
            long[] larger = new long[2 * table.length];
            for (long entry : table) {
                if (entry != 0) {
                    insert(larger, entry);
                }
            }
            table = larger;
        }
        return true;
    }

    private static boolean insert(long[] table, long entry) {
        long hash = entry * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 32) & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == entry) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = entry;
        return true;
    }
}
