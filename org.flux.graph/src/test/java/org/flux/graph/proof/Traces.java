// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What flows do to locks, as rules N5 and N6 say: entry acquires in the given order what is not held in sufficient mode, exit releases in
 * reverse. An operation is a number: 4 * lock + mode, where mode 0 releases what the last acquisition of the lock added.
 */
final class Traces {
    private final SmallProgram program;
    private final int[][] taken;
    private final int[] order;
    private final Set<List<Integer>> traces = new LinkedHashSet<>();

    /**
     * @param taken for each node and lock the mode that entry takes
     * @param order locks in the order of acquisition
     */
    private Traces(SmallProgram program, int[][] taken, int[] order) {
        this.program = program;
        this.taken = taken;
        this.order = order;
    }

    /** The distinct traces of all flows, one for each choice of variants. */
    static List<List<Integer>> of(SmallProgram program, int[][] taken, int[] order) {
        Traces search = new Traces(program, taken, order);
        for (int root = 0; root < SmallProgram.NODES; root++) {
            search.traces.addAll(search.run(root, new int[SmallProgram.LOCKS]));
        }
        return List.copyOf(search.traces);
    }

    /** Every way through a node, entered holding {@code held}. */
    private List<List<Integer>> run(int node, int[] held) {
        List<Integer> entry = new ArrayList<>();
        List<Integer> exit = new ArrayList<>();
        int[] inside = held.clone();
        for (int lock : order) {
            if (taken[node][lock] > inside[lock]) {
                entry.add(4 * lock + taken[node][lock]);
                exit.add(0, 4 * lock);
                inside[lock] = taken[node][lock];
            }
        }
        for (int lock = 0; lock < SmallProgram.LOCKS; lock++) {
            if (inside[lock] < program.declared()[node][lock]) {
                throw new AssertionError("node " + node + " runs without its lock " + lock);
            }
        }
        List<List<Integer>> bodies = new ArrayList<>();
        if (program.variants().get(node).isEmpty()) {
            bodies.add(List.of());
        }
        for (List<Integer> variant : program.variants().get(node)) {
            List<List<Integer>> ways = List.of(List.of());
            for (int step : variant) {
                List<List<Integer>> longer = new ArrayList<>();
                for (List<Integer> way : ways) {
                    run(step, inside).forEach(next -> longer.add(concat(way, next)));
                }
                ways = longer;
            }
            bodies.addAll(ways);
        }
        return bodies.stream().map(b -> concat(concat(entry, b), exit)).distinct().toList();
    }

    private static List<Integer> concat(List<Integer> a, List<Integer> b) {
        List<Integer> result = new ArrayList<>(a);
        result.addAll(b);
        return result;
    }
}
