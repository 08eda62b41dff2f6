// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An explicit-state search through all interleavings of some flows over first-come-first-served reader/writer locks. A flow that cannot
 * have a lock queues for it; a reader behind a queued writer queues as well. It looks for a state in which every flow that is not at its
 * end waits.
 */
final class Interleavings {

    /**
     * @param at next operation of each flow @param queues flows that wait, per lock, first come first @param modes held, per flow
     * and lock
     */
    private record State(int[] at, List<List<Integer>> queues, int[][] modes) {
        String key() {
            return Arrays.toString(at) + queues;
        }

        State copy() {
            List<List<Integer>> copies = new ArrayList<>();
            queues.forEach(q -> copies.add(new ArrayList<>(q)));
            int[][] held = new int[modes.length][];
            for (int i = 0; i < held.length; i++) {
                held[i] = modes[i].clone();
            }
            return new State(at.clone(), copies, held);
        }

        boolean waits(int flow) {
            return queues.stream().anyMatch(q -> q.contains(flow));
        }

        boolean grantable(int flow, int lock, int mode) {
            for (int other = 0; other < at.length; other++) {
                if (other != flow && modes[other][lock] > 0 && (mode == 2 || modes[other][lock] == 2)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<List<Integer>> flows;

    private Interleavings(List<List<Integer>> flows) {
        this.flows = flows;
    }

    static boolean deadlock(List<List<Integer>> flows) {
        return new Interleavings(flows).search();
    }

    private boolean search() {
        List<List<Integer>> queues = new ArrayList<>();
        for (int lock = 0; lock < SmallProgram.LOCKS; lock++) {
            queues.add(new ArrayList<>());
        }
        State start = new State(new int[flows.size()], queues, new int[flows.size()][SmallProgram.LOCKS]);
        Set<String> seen = new HashSet<>(Set.of(start.key()));
        Deque<State> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            State state = open.pop();
            boolean moves = false;
            boolean ended = true;
            for (int flow = 0; flow < flows.size(); flow++) {
                boolean atEnd = state.at()[flow] == flows.get(flow).size();
                ended &= atEnd;
                if (!atEnd && !state.waits(flow)) {
                    moves = true;
                    State next = step(state.copy(), flow);
                    if (seen.add(next.key())) {
                        open.push(next);
                    }
                }
            }
            if (!moves && !ended) {
                return true;
            }
        }
        return false;
    }

    private State step(State state, int flow) {
        int operation = flows.get(flow).get(state.at()[flow]);
        int lock = operation / 4;
        int mode = operation % 4;
        if (mode == 0) {
            state.modes()[flow][lock] = before(flow, state.at()[flow], lock);
            state.at()[flow]++;
            grant(state, lock);
        } else if (state.queues().get(lock).isEmpty() && state.grantable(flow, lock, mode)) {
            state.modes()[flow][lock] = mode;
            state.at()[flow]++;
        } else {
            state.queues().get(lock).add(flow);
        }
        return state;
    }

    /** The mode in which a flow held a lock before the acquisition that its operation {@code release} undoes. */
    private int before(int flow, int release, int lock) {
        Deque<Integer> modes = new ArrayDeque<>(List.of(0));
        for (int operation : flows.get(flow).subList(0, release)) {
            if (operation / 4 == lock) {
                if (operation % 4 == 0) {
                    modes.pop();
                } else {
                    modes.push(operation % 4);
                }
            }
        }
        modes.pop();
        return modes.peek();
    }

    private void grant(State state, int lock) {
        List<Integer> queue = state.queues().get(lock);
        while (!queue.isEmpty()) {
            int first = queue.getFirst();
            int mode = flows.get(first).get(state.at()[first]) % 4;
            if (!state.grantable(first, lock, mode)) {
                return;
            }
            queue.removeFirst();
            state.modes()[first][lock] = mode;
            state.at()[first]++;
        }
    }
}
