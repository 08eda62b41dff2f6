// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

/** First in, first out, of numbers. */
final class IntLine {
    private int[] ring = new int[64];
    private int first;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int value) {
        if (size == ring.length) {
            int[] wider = new int[2 * size];
            for (int i = 0; i < size; i++) {
                wider[i] = ring[first + i & size - 1];
            }
            ring = wider;
            first = 0;
        }
        ring[first + size++ & ring.length - 1] = value;
    }

    int take() {
        int value = ring[first];
        first = first + 1 & ring.length - 1;
        size--;
        return value;
    }
}
