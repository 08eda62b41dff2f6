// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/**
 * How many values an undeclared node with patterns takes: the number that most of its variants, of the declared nodes before it and of
 * those at the start of its variants give. So whoever is wrong is among the few, and findings are about those only. Where two numbers are
 * given equally often it is the one that is given first.
 */
final class Arities {
    /** A number of values, and what tells it. */
    record Arity(int length, SourceRange origin) {}

    private final ProgramGraph graph;
    /** What is said of each undeclared node with patterns, by its variants first. */
    private final Map<String, List<Arity>> opinions = new HashMap<>();

    private Arities(ProgramGraph graph) {
        this.graph = graph;
    }

    static Map<String, Arity> of(ProgramGraph graph) {
        Arities arities = new Arities(graph);
        List<Variant> variants = graph.nodes().values().stream().filter(Node.AbstractNode.class::isInstance)
                .flatMap(n -> ((Node.AbstractNode) n).variants().stream()).toList();
        variants.forEach(arities::patterns);
        variants.forEach(arities::steps);
        for (Source source : graph.sources()) {
            source.target().ifPresent(target -> arities.say(target, arities.signature(source.node()).map(NodeSignature::outputs)));
        }
        Map<String, Arity> most = new HashMap<>();
        arities.opinions.forEach((node, said) -> most.put(node, most(said)));
        return most;
    }

    private void patterns(Variant variant) {
        if (variant.patterns().isPresent() && signature(variant.node()).isEmpty()) {
            opinions.computeIfAbsent(variant.node(), n -> new ArrayList<>())
                    .add(new Arity(variant.patterns().get().size(), variant.definition().name().range()));
        }
    }

    private void steps(Variant variant) {
        List<Name> steps = variant.steps();
        if (!steps.isEmpty()) {
            say(variant.node(), signature(steps.getFirst().text()).map(NodeSignature::inputs));
            say(steps.getFirst().text(), signature(variant.node()).map(NodeSignature::inputs));
        }
        for (int i = 0; i + 1 < steps.size(); i++) {
            say(steps.get(i + 1).text(), signature(steps.get(i).text()).map(NodeSignature::outputs));
        }
    }

    private Optional<NodeSignature> signature(String node) {
        return graph.node(node).flatMap(Node::signature);
    }

    /** @param values what the node takes from somebody, or hands on to somebody, who is declared */
    private void say(String node, Optional<List<Parameter>> values) {
        if (opinions.containsKey(node)) {
            values.filter(list -> !list.isEmpty()).ifPresent(list -> opinions.get(node)
                    .add(new Arity(list.size(), list.getFirst().range().to(list.getLast().range()))));
        }
    }

    private static Arity most(List<Arity> said) {
        Map<Integer, List<Arity>> byLength = new LinkedHashMap<>();
        said.forEach(arity -> byLength.computeIfAbsent(arity.length(), n -> new ArrayList<>()).add(arity));
        List<Arity> winner = List.of();
        for (List<Arity> agreed : byLength.values()) {
            winner = agreed.size() > winner.size() ? agreed : winner;
        }
        return winner.getFirst();
    }
}
