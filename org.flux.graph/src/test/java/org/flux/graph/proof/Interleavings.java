// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An explicit-state search through all interleavings of some flows over fair reader/writer locks.
 *
 * <p>A lock behaves as {@code org.flux.runtime.FlowLock} does, each of whose operations takes effect at one moment: a flow gets the lock at
 * once if nobody waits for it and nobody holds it in a conflicting mode, else it stands at the end of the lock's one queue
 * ({@code lockRead}, {@code lockWrite}, {@code acquireOrQueue}); a release hands the lock to as many flows at the head of the queue as
 * may hold it beside those that still do ({@code grant}); nobody overtakes. A flow that gives up leaves the queue, which is granted anew
 * ({@code cancel}). The lock is not re-entrant and no reader is upgraded: who asks for what it holds waits for itself.
 *
 * <p>A state is, for each flow, its position, or the request that it waits with and its place in the queue: fifteen bits. The locks have no
 * state of their own: their holders are those whose position holds them. Flows are alike, so they are sorted.
 */
final class Interleavings {
    private static final int BITS = 15;
    private static final int PLACE_BITS = 3;
    private static final int[] NONE = {};

    /** The state in which the search ended. */
    enum Outcome {
        FINE, DEADLOCK, INTRUSION
    }

    /**
     * @param outcome deadlock: no flow can move, but not all have ended; intrusion: two flows are inside regions that the program declares
     *     as excluding each other
     * @param states how many states were visited until then
     * @param flows for each flow of the last state its position, and what it waits for (an operation), or -1
     */
    record Verdict(Outcome outcome, int states, List<Position> positions, List<Integer> waitsFor) {

        /** For people. */
        String text(LockSet locks) {
            StringBuilder text = new StringBuilder(outcome == Outcome.INTRUSION ? "two flows intrude on each other:\n" : "nobody moves:\n");
            for (int flow = 0; flow < positions.size(); flow++) {
                Position at = positions.get(flow);
                int operation = waitsFor.get(flow);
                text.append("  flow ").append(flow + 1).append(at.promised == 0 ? "" : " is inside " + locks.text(at.promised) + ",")
                        .append(" holds ").append(locks.text(at.held))
                        .append(operation < 0 ? at.next.length == 0 ? ", asks no more" : ""
                                : ", waits for " + locks.text(LockSet.with(0, operation / 4, operation % 4))).append("\n");
            }
            return text.toString();
        }
    }

    private final int flows;
    private final List<Position> positions = new ArrayList<>();
    private final Map<Position, Integer> numbers = new HashMap<>();
    private final List<int[]> requests = new ArrayList<>();
    private int[][] next;
    private int[] failed;
    private boolean[][] conflict;
    private final LongSet seen = new LongSet();

    private final int[] now;
    private final int[] then;
    private long[] open = new long[1024];
    private int opened;

    private Interleavings(Position start, int flows) {
        this.flows = flows;
        this.now = new int[flows];
        this.then = new int[flows];
        number(start);
        int size = positions.size();
        next = new int[size][];
        failed = new int[size];
        conflict = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            Position p = positions.get(i);
            next[i] = p.operations.length == 0 ? NONE : new int[p.operations.length];
            for (int j = 0; j < next[i].length; j++) {
                int to = numbers.get(p.next[j]);
                boolean asks = p.operations[j] % 4 != 0;
                next[i][j] = asks ? size + requests.size() : to;
                if (asks) {
                    requests.add(new int[] {i, p.operations[j], to});
                }
            }
            failed[i] = p.failed == null ? -1 : numbers.get(p.failed);
            for (int j = 0; j <= i; j++) {
                conflict[i][j] = LockSet.conflict(p.promised, positions.get(j).promised);
                conflict[j][i] = conflict[i][j];
            }
        }
        if (size + requests.size() >= 1 << BITS - PLACE_BITS || flows * BITS > Long.SIZE) {
            throw new IllegalArgumentException("too large: " + size + " positions, " + requests.size() + " requests, " + flows + " flows");
        }
    }

    private int number(Position position) {
        Integer known = numbers.putIfAbsent(position, positions.size());
        if (known != null) {
            return known;
        }
        int number = positions.size();
        positions.add(position);
        for (Position p : position.next) {
            number(p);
        }
        if (position.failed != null) {
            number(position.failed);
        }
        return number;
    }

    /**
     * Searches until all states are visited or one is bad.
     *
     * @param start where each flow starts
     */
    static Verdict search(Position start, int flows) {
        return new Interleavings(start, flows).search();
    }

    private Verdict search() {
        add();
        while (opened > 0) {
            long state = open[--opened];
            for (int i = 0; i < flows; i++) {
                now[i] = (int) (state >>> BITS * i) & (1 << BITS) - 1;
            }
            Outcome outcome = expand();
            if (outcome != Outcome.FINE) {
                return verdict(outcome);
            }
        }
        return verdict(Outcome.FINE);
    }

    private Verdict verdict(Outcome outcome) {
        List<Position> at = new ArrayList<>();
        List<Integer> waitsFor = new ArrayList<>();
        for (int flow = 0; outcome != Outcome.FINE && flow < flows; flow++) {
            at.add(positions.get(position(now[flow])));
            waitsFor.add(waits(now[flow]) ? request(now[flow])[1] : -1);
        }
        return new Verdict(outcome, seen.size(), at, waitsFor);
    }

    /** Visits all successors of the state {@code now}. */
    private Outcome expand() {
        boolean moves = false;
        boolean ended = true;
        for (int flow = 0; flow < flows; flow++) {
            for (int other = 0; other < flow; other++) {
                if (conflict[position(now[flow])][position(now[other])]) {
                    return Outcome.INTRUSION;
                }
            }
            boolean waits = waits(now[flow]);
            int at = position(now[flow]);
            boolean atEnd = next[at].length == 0;
            ended &= atEnd;
            moves |= !waits && !atEnd;
            if (flow == 0 || now[flow] != now[flow - 1]) {
                if (failed[at] >= 0) {
                    fail(flow, waits, failed[at]);
                }
                for (int i = 0; !waits && i < next[at].length; i++) {
                    step(flow, next[at][i], positions.get(at).operations[i] / 4);
                }
            }
        }
        return moves || ended ? Outcome.FINE : Outcome.DEADLOCK;
    }

    private void fail(int flow, boolean waits, int to) {
        System.arraycopy(now, 0, then, 0, flows);
        if (waits) {
            int instance = request(now[flow])[1] / 4;
            leaveQueue(flow, instance, to);
            grant(instance);
        } else {
            then[flow] = to << PLACE_BITS;
        }
        add();
    }

    private void step(int flow, int to, int instance) {
        System.arraycopy(now, 0, then, 0, flows);
        if (to < positions.size()) {
            then[flow] = to << PLACE_BITS;
            grant(instance);
        } else {
            int[] request = requests.get(to - positions.size());
            int waiting = 0;
            for (int other : then) {
                waiting += waitsFor(other, instance) ? 1 : 0;
            }
            boolean granted = waiting == 0 && fits(instance, request[1] % 4);
            then[flow] = granted ? request[2] << PLACE_BITS : to << PLACE_BITS | waiting + 1;
        }
        add();
    }

    /** Hands a lock to those at the head of its queue that may hold it. */
    private void grant(int instance) {
        for (int flow = 0; flow < flows; flow++) {
            if (waitsFor(then[flow], instance) && (then[flow] & (1 << PLACE_BITS) - 1) == 1) {
                int[] request = request(then[flow]);
                if (fits(instance, request[1] % 4)) {
                    leaveQueue(flow, instance, request[2]);
                    grant(instance);
                }
                return;
            }
        }
    }

    private void leaveQueue(int flow, int instance, int to) {
        int place = then[flow] & (1 << PLACE_BITS) - 1;
        then[flow] = to << PLACE_BITS;
        for (int other = 0; other < flows; other++) {
            if (waitsFor(then[other], instance) && (then[other] & (1 << PLACE_BITS) - 1) > place) {
                then[other]--;
            }
        }
    }

    /** Whether nobody holds a lock in a mode that conflicts with {@code mode}. */
    private boolean fits(int instance, int mode) {
        for (int other = 0; other < flows; other++) {
            int has = LockSet.mode(positions.get(position(then[other])).held, instance);
            if (has != 0 && (mode == LockSet.WRITE || has == LockSet.WRITE)) {
                return false;
            }
        }
        return true;
    }

    private boolean waits(int component) {
        return component >> PLACE_BITS >= positions.size();
    }

    private boolean waitsFor(int component, int instance) {
        return waits(component) && request(component)[1] / 4 == instance;
    }

    /** Position at which a flow asks, operation, position to which it leads. */
    private int[] request(int component) {
        return requests.get((component >> PLACE_BITS) - positions.size());
    }

    private int position(int component) {
        return waits(component) ? request(component)[0] : component >> PLACE_BITS;
    }

    private void add() {
        Arrays.sort(then);
        long state = 0;
        for (int flow = 0; flow < flows; flow++) {
            state |= (long) then[flow] << BITS * flow;
        }
        if (seen.add(state)) {
            if (opened == open.length) {
                open = Arrays.copyOf(open, 2 * opened);
            }
            open[opened++] = state;
        }
    }
}
