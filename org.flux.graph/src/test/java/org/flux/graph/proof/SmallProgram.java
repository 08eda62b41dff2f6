// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Nodes;
import org.flux.graph.Pragmas;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/**
 * A program of nodes N0, N1, … in which the steps of a node have greater numbers than the node.
 *
 * @param bodies for each node its variants, each a list of nodes; none for a concrete node
 * @param declared for each node and lock the declared mode: 0 none, 1 reader, 2 writer
 * @param targets the nodes at which flows start
 * @param handlers who handles which failures
 */
record SmallProgram(List<List<List<Integer>>> bodies, int[][] declared, List<Integer> targets, List<Handling> handlers) {
    static final int ANY = -1;
    static final int EXTERNAL = -2;

    /**
     * @param node the node whose failures are handled, or {@link #ANY}
     * @param handler the node that handles them, or an {@link #EXTERNAL} function, which takes no locks
     * @param always whether it does so however the flow came there
     */
    record Handling(int node, int handler, boolean always) {}

    /** What the locks of a program depend on. External functions are left out: they take none. */
    static SmallProgram of(ProgramGraph graph, LockSet locks) {
        CallGraph calls = new CallGraph(graph);
        List<String> names = names(graph);
        List<List<List<Integer>>> bodies = new ArrayList<>();
        int[][] declared = new int[names.size()][locks.size()];
        for (String name : names) {
            Node node = graph.nodes().get(name);
            node.constraints().forEach(c -> declared[names.indexOf(name)][locks.locks().indexOf(c.lock())] =
                    c.mode() == LockMode.READ ? LockSet.READ : LockSet.WRITE);
            List<Node.Variant> variants = node instanceof Node.AbstractNode flow ? flow.variants() : List.of();
            bodies.add(variants.stream().map(v -> v.steps().stream().map(s -> names.indexOf(s.text())).toList()).toList());
        }
        Stream<String> targets = graph.sources().isEmpty() ? names.stream().filter(n -> calls.callers(n).isEmpty())
                : graph.sources().stream().flatMap(s -> Stream.of(s.node(), s.target().orElseThrow()));
        List<Handling> handlers = graph.handlers().stream().map(h -> new Handling(
                h.target().text().equals(Handler.ANY) ? ANY : names.indexOf(h.target().text()),
                names.contains(h.handler().orElseThrow()) ? names.indexOf(h.handler().orElseThrow()) : EXTERNAL,
                h.path().size() == 1)).toList();
        return new SmallProgram(bodies, declared, targets.map(names::indexOf).distinct().toList(), handlers);
    }

    boolean isHandled(int node) {
        return handlers.stream().anyMatch(h -> h.node() == node);
    }

    /** The nodes of a program by their numbers in {@link #of}: callers before callees. */
    static List<String> names(ProgramGraph graph) {
        return graph.nodes().names(new CallGraph(graph).postOrder()).reversed().stream()
                .filter(n -> !(graph.nodes().get(n) instanceof Node.ExternalFunction)).toList();
    }

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
        int size = handlers.size();
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
        for (int node : targets) {
            text.append("source S").append(node).append(locks.sessions() > 1 ? " {session: F}" : "").append(" => N").append(node)
                    .append(";\n");
        }
        text.append(patterns ? "typedef p P;\n" : "");
        handlers.forEach(h -> text.append("handle error ").append(h.node() == ANY ? "*" : "N" + h.node()).append(" => N")
                .append(h.handler()).append(";\n"));
        return text.append(settings.isEmpty() ? "" : settings + "\n").toString();
    }

    /** The graph that {@link #text} is linked to, as far as locks depend on it, but a hundred times as fast. */
    ProgramGraph graph(LockSet locks, LockOrderRule rule, List<OrderDecl> pins) {
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            String name = "N" + node;
            List<Constraint> constraints = new ArrayList<>();
            for (int lock = 0; lock < locks.size(); lock++) {
                if (declared[node][lock] > 0) {
                    constraints.add(new Constraint(locks.locks().get(lock),
                            declared[node][lock] == LockSet.READ ? LockMode.READ : LockMode.WRITE, SourceRange.NONE));
                }
            }
            nodes.add(bodies.get(node).isEmpty() ? new Node.ConcreteNode(name, Optional.empty(), SourceRange.NONE, constraints)
                    : new Node.AbstractNode(name, Optional.empty(), SourceRange.NONE, constraints, variants(node)));
        }
        SourceFile file = new SourceFile("small.flux", Optional.empty(), List.of(), List.copyOf(pins), List.of());
        return new ProgramGraph("Small", List.of(file), List.of(), new Nodes(nodes), Map.of(), List.of(),
                pins, new Pragmas(rule, NoMatchRule.ERROR), List.of(), List.of());
    }

    private List<Node.Variant> variants(int node) {
        List<Node.Variant> variants = new ArrayList<>();
        for (List<Integer> body : bodies.get(node)) {
            List<Name> steps = body.stream().map(n -> new Name("N" + n, SourceRange.NONE)).toList();
            variants.add(new Node.Variant("N" + node, variants.size(), Optional.empty(), steps,
                    new FlowDefinition(new Name("N" + node, SourceRange.NONE), Optional.empty(), steps, SourceRange.NONE,
                            Optional.empty())));
        }
        return variants;
    }
}
