// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Optional;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Terms.Values;

/**
 * The node that could be put between two neighbours that do not fit: it takes what the one gives, and gives what the other takes.
 *
 * @param finding position of the finding that says so
 * @param from who gives
 * @param to who takes
 */
record Adapter(int finding, String from, String to, Values taken, Values given, Insertion insertion) {

    /** How a node gets between two others. */
    @FunctionalInterface
    interface Insertion {
        List<Edit> edits(String name, String declaration);
    }

    /**
     * Between two steps of a flow.
     *
     * @param before the step before which it would stand; their number for the end of the flow
     */
    static Insertion step(Variant variant, int before) {
        List<Name> steps = variant.steps();
        return (name, declaration) -> List.of(Edits.beside(variant.definition(), declaration),
                before < steps.size() ? new Edit(steps.get(before).range().start(), name + " -> ")
                        : new Edit(steps.getLast().range().end(), " -> " + name));
    }

    /** Between a source and its target: a flow of both becomes the target. */
    static Insertion target(ProgramGraph graph, Source source) {
        SourceDecl declared = source.declaration();
        return (name, declaration) -> {
            String flow = graph.freeName(source.node() + "Flow");
            return List.of(Edits.beside(declared, declaration + "\n" + flow + " = " + name + " -> " + declared.target().orElseThrow()
                    + ";"),
                    new Edit(declared.target().orElseThrow().range(), flow));
        };
    }

    /** Declares the node and puts it there; empty if a type is not known. */
    Optional<Fix> fix(ProgramGraph graph) {
        Optional<List<Slot>> inputs = taken.slots().filter(Adapter::isKnown);
        Optional<List<Slot>> outputs = given.slots().filter(Adapter::isKnown);
        if (inputs.isEmpty() || outputs.isEmpty()) {
            return Optional.empty();
        }
        String name = graph.freeName(from + "To" + to);
        return Optional.of(new Fix("Insert adapter node `" + name + "`", insertion.edits(name, name + " " + Signature.declare(inputs.get())
                + " => " + Signature.declare(outputs.get()) + ";"), Applicability.SUGGESTION));
    }

    private static boolean isKnown(List<Slot> slots) {
        return slots.stream().allMatch(slot -> slot.type().isPresent());
    }
}
