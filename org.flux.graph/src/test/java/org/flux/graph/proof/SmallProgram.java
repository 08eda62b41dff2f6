// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program of three nodes and two locks. Flows may start at any of the nodes.
 *
 * @param variants for each node the bodies to choose from, each a list of nodes; none for a concrete node
 * @param declared for each node and lock the declared mode: 0 none, 1 reader, 2 writer
 */
record SmallProgram(List<List<List<Integer>>> variants, int[][] declared) {
    static final int NODES = 3;
    static final int LOCKS = 2;

    private static final List<List<List<Integer>>> OUTER = List.of(List.of(), List.of(List.of(1)), List.of(List.of(2)),
            List.of(List.of(1, 2)), List.of(List.of(2, 1)), List.of(List.of(1), List.of(2)), List.of(List.of(), List.of(1)),
            List.of(List.of(2, 2)));
    private static final List<List<List<Integer>>> INNER = List.of(List.of(), List.of(List.of(2)), List.of(List.of(2), List.of()),
            List.of(List.of(), List.of(2, 2)));

    /** Every shape with every combination of constraints. */
    static void forEach(Consumer<SmallProgram> visitor) {
        for (List<List<Integer>> outer : OUTER) {
            for (List<List<Integer>> inner : INNER) {
                for (int code = 0; code < 729; code++) {
                    int[][] declared = new int[NODES][LOCKS];
                    int rest = code;
                    for (int i = 0; i < NODES * LOCKS; i++) {
                        declared[i / LOCKS][i % LOCKS] = rest % 3;
                        rest /= 3;
                    }
                    visitor.accept(new SmallProgram(List.of(outer, inner, List.of()), declared));
                }
            }
        }
    }

    /** As Flux text. */
    String text(List<String> lockNames) {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < NODES; node++) {
            List<List<Integer>> bodies = variants.get(node);
            for (int i = 0; i < bodies.size(); i++) {
                String pattern = bodies.size() == 1 ? "" : i == bodies.size() - 1 ? ":[_]" : ":[p]";
                List<String> steps = bodies.get(i).stream().map(n -> "N" + n).toList();
                text.append("N").append(node).append(pattern).append(" = ").append(String.join(" -> ", steps)).append(";\n");
            }
            text.append("source S").append(node).append(" => N").append(node).append(";\n");
            List<String> locks = new ArrayList<>();
            for (int lock = 0; lock < LOCKS; lock++) {
                if (declared[node][lock] > 0) {
                    locks.add(lockNames.get(lock) + (declared[node][lock] == 1 ? "?" : "!"));
                }
            }
            if (!locks.isEmpty()) {
                text.append("atomic N").append(node).append(":{").append(String.join(", ", locks)).append("};\n");
            }
        }
        return text.append("typedef p P;\n").toString();
    }
}
