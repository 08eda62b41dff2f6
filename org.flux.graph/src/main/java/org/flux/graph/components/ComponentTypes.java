// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.components;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.names.Imports;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Import;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature.Slot;

/**
 * The Java types of a program's nodes. What inference leaves open counts as nothing, so that there is an answer for every text; who must
 * know for sure asks {@link org.flux.graph.types.Signature#isDetermined}.
 *
 * @param packageName of the generated code, which is the program's own unless somebody chose another
 */
public record ComponentTypes(Analysis analysis, String packageName) {

    public List<JavaType> inputs(String node) {
        return types(analysis.types().signature(node).inputs().orElse(List.of()));
    }

    public List<JavaType> outputs(String node) {
        return types(analysis.types().signature(node).outputs().orElse(List.of()));
    }

    static List<JavaType> types(List<Slot> slots) {
        return slots.stream().map(s -> s.type().orElse(JavaType.OBJECT)).toList();
    }

    /** What a node returns: nothing, its only output, or its record. */
    public Optional<JavaType> result(String node) {
        List<JavaType> outputs = outputs(node);
        return outputs.isEmpty() ? Optional.empty() : outputs.size() == 1 ? Optional.of(outputs.getFirst())
                : Optional.of(JavaType.of(componentsType() + "." + analysis.names().results().get(node)));
    }

    /** The qualified name of the components interface. */
    public String componentsType() {
        return Imports.qualified(packageName, analysis.names().components());
    }

    /** The class that a binding names: qualified, or imported, or in the package of the program. */
    public String boundClass(Binding binding) {
        String written = binding.type().text();
        if (written.indexOf('.') >= 0) {
            return written;
        }
        return analysis.graph().files().stream().flatMap(f -> f.imports().stream())
                .filter(Import.OfJava.class::isInstance).map(Import.OfJava.class::cast)
                .filter(i -> !i.onDemand() && i.name().text().endsWith("." + written)).map(i -> i.name().text())
                .findFirst().orElse(Imports.qualified(packageName, written));
    }

    /**
     * The concrete node that a source begins with: itself, or the first step of its expansion. Empty if there is none, as in a program with
     * errors.
     */
    public static Optional<Node.ConcreteNode> head(ProgramGraph graph, String source) {
        Set<String> seen = new HashSet<>();
        Optional<Node> current = graph.node(source);
        while (current.isPresent() && current.get() instanceof Node.AbstractNode expansion && seen.add(expansion.name())) {
            current = expansion.variants().stream().flatMap(v -> v.steps().stream()).findFirst().flatMap(step -> graph.node(step.text()));
        }
        return current.filter(Node.ConcreteNode.class::isInstance).map(Node.ConcreteNode.class::cast);
    }
}
