// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import java.util.Arrays;

/**
 * The events to come, by time; of one time, in the order in which they were added. An implicit heap of four children a parent over one
 * array of primitives (LaMarca and Ladner, "The Influence of Caches on the Performance of Heaps", JEA 1996): the children of a parent lie
 * side by side, and no event allocates. The least is taken bottom-up (Wegener 1993): the last one nearly always belongs near the bottom.
 *
 * <p>An event is a time and a number below {@link #EVENTS}; what it means is its owner's business.
 */
public final class EventQueue {
    private static final int EVENT_BITS = 26;
    /** Events are numbered from 0 to one less. */
    public static final int EVENTS = 1 << EVENT_BITS;
    private static final long EVENT_MASK = EVENTS - 1;

    /** Two elements an event: the bits of its time, which for times from 0 are ordered like the times; its turn and its number. */
    private long[] heap;
    private int end;
    private long turn;
    private double time;
    private long taken;

    public EventQueue() {
        this(1024);
    }

    /** @param capacity how many events there is room for at first */
    public EventQueue(int capacity) {
        heap = new long[2 * Math.max(1, capacity)];
    }

    public boolean isEmpty() {
        return end == 0;
    }

    public int size() {
        return end;
    }

    /** The time of the event taken last; 0 at first. */
    public double time() {
        return time;
    }

    /** How many events have been taken. */
    public long taken() {
        return taken;
    }

    /** The time of the next event; infinite if there is none. */
    public double nextTime() {
        return end == 0 ? Double.POSITIVE_INFINITY : Double.longBitsToDouble(heap[0]);
    }

    /**
     * Adds an event.
     *
     * @param at from {@link #time} on; what is earlier happens now
     * @param event from 0 to {@code EVENTS - 1}
     */
    public void add(double at, int event) {
        if (2 * end == heap.length) {
            heap = Arrays.copyOf(heap, 2 * heap.length);
        }
        long key = Double.doubleToRawLongBits(Math.max(at, time) + 0.0);
        place(end++, key, turn++ << EVENT_BITS | event);
    }

    /** Takes the next event, whose time is then {@link #time}. There must be one. */
    public int take() {
        long[] h = heap;
        time = Double.longBitsToDouble(h[0]);
        int event = (int) (h[1] & EVENT_MASK);
        taken++;
        int last = --end;
        int hole = 0;
        int child = 1;
        while (child + 3 < last) {
            int a = less(h, child + 1, child) ? child + 1 : child;
            int b = less(h, child + 3, child + 2) ? child + 3 : child + 2;
            int least = less(h, b, a) ? b : a;
            h[2 * hole] = h[2 * least];
            h[2 * hole + 1] = h[2 * least + 1];
            hole = least;
            child = 4 * hole + 1;
        }
        if (child < last) {
            int least = child;
            for (int i = child + 1; i < last; i++) {
                least = less(h, i, least) ? i : least;
            }
            h[2 * hole] = h[2 * least];
            h[2 * hole + 1] = h[2 * least + 1];
            hole = least;
        }
        if (hole != last) {
            place(hole, h[2 * last], h[2 * last + 1]);
        }
        return event;
    }

    /** Puts an event where there is a hole, or above. */
    private void place(int at, long key, long ticket) {
        long[] h = heap;
        int hole = at;
        while (hole > 0) {
            int parent = hole - 1 >> 2;
            long above = h[2 * parent];
            if (above < key || above == key && h[2 * parent + 1] < ticket) {
                break;
            }
            h[2 * hole] = above;
            h[2 * hole + 1] = h[2 * parent + 1];
            hole = parent;
        }
        h[2 * hole] = key;
        h[2 * hole + 1] = ticket;
    }

    private static boolean less(long[] h, int a, int b) {
        return h[2 * a] < h[2 * b] || h[2 * a] == h[2 * b] && h[2 * a + 1] < h[2 * b + 1];
    }
}
