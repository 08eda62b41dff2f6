// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Constraint;
import org.flux.graph.Node;
import org.flux.graph.Pragmas;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/**
 * A program of nodes N0, N1, … in which the steps of a node have greater numbers than the node. Every node is the target of a source, so
 * flows may start anywhere: what holds for these flows holds for the fewer flows of a program with fewer sources.
 *
 * @param bodies for each node its variants, each a list of nodes; none for a concrete node
 * @param declared for each node and lock the declared mode: 0 none, 1 reader, 2 writer
 * @param handler the node that handles every failure, or {@link #NONE}
 */
record SmallProgram(List<List<List<Integer>>> bodies, int[][] declared, int handler) {
    static final int NONE = -1;

    int nodes() {
        return bodies.size();
    }

    boolean isUnconstrained(int node) {
        for (int mode : declared[node]) {
            if (mode != 0) {
                return false;
            }
        }
        return true;
    }

    /** How much there is to read: nodes with a definition, steps, constraints. */
    int size() {
        int size = handler == NONE ? 0 : 1;
        for (int node = 0; node < nodes(); node++) {
            for (List<Integer> body : bodies.get(node)) {
                size += 1 + body.size();
            }
            for (int mode : declared[node]) {
                size += mode == 0 ? 0 : 1;
            }
        }
        return size;
    }

    private static String pattern(int variant, int variants) {
        return variants == 1 ? "" : variant == variants - 1 ? ":[_]" : ":[p]";
    }

    /** As Flux text. */
    String text(LockSet locks, String settings) {
        StringBuilder text = new StringBuilder();
        boolean patterns = false;
        for (int node = 0; node < nodes(); node++) {
            List<List<Integer>> variants = bodies.get(node);
            patterns |= variants.size() > 1;
            for (int i = 0; i < variants.size(); i++) {
                List<String> steps = variants.get(i).stream().map(n -> "N" + n).toList();
                text.append("N").append(node).append(pattern(i, variants.size())).append(" = ").append(String.join(" -> ", steps))
                        .append(";\n");
            }
        }
        for (int node = 0; node < nodes(); node++) {
            List<String> modes = new ArrayList<>();
            for (int lock = 0; lock < locks.size(); lock++) {
                if (declared[node][lock] > 0) {
                    modes.add(locks.locks().get(lock) + (declared[node][lock] == LockSet.READ ? "?" : "!"));
                }
            }
            if (!modes.isEmpty()) {
                text.append("atomic N").append(node).append(":{").append(String.join(", ", modes)).append("};\n");
            }
        }
        for (int node = 0; node < nodes(); node++) {
            text.append("source S").append(node).append(locks.sessions() > 1 ? " {session: F}" : "").append(" => N").append(node)
                    .append(";\n");
        }
        text.append(patterns ? "typedef p P;\n" : "").append(handler == NONE ? "" : "handle error * => N" + handler + ";\n");
        return text.append(settings.isEmpty() ? "" : settings + "\n").toString();
    }

    /** The graph that {@link #text} is linked to, as far as locks depend on it, but a hundred times as fast. */
    ProgramGraph graph(LockSet locks, LockOrderRule rule, List<List<Name>> pins) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (int node = 0; node < nodes(); node++) {
            String name = "N" + node;
            List<Constraint> constraints = new ArrayList<>();
            for (int lock = 0; lock < locks.size(); lock++) {
                if (declared[node][lock] > 0) {
                    constraints.add(new Constraint(locks.locks().get(lock),
                            declared[node][lock] == LockSet.READ ? LockMode.READ : LockMode.WRITE, SourceRange.NONE));
                }
            }
            nodes.put(name, bodies.get(node).isEmpty() ? new Node.ConcreteNode(name, Optional.empty(), SourceRange.NONE, constraints)
                    : new Node.AbstractNode(name, Optional.empty(), SourceRange.NONE, constraints, variants(node)));
        }
        return new ProgramGraph("Small", List.of(), List.of(), nodes, Map.of(), List.of(), pins, new Pragmas(rule, NoMatchRule.ERROR),
                List.of(), List.of());
    }

    private List<Node.Variant> variants(int node) {
        List<Node.Variant> variants = new ArrayList<>();
        for (List<Integer> body : bodies.get(node)) {
            List<Name> steps = body.stream().map(n -> new Name("N" + n, SourceRange.NONE)).toList();
            variants.add(new Node.Variant("N" + node, variants.size(), Optional.empty(), steps,
                    new FlowDefinition(new Name("N" + node, SourceRange.NONE), Optional.empty(), steps, SourceRange.NONE, Optional.empty())));
        }
        return variants;
    }
}
