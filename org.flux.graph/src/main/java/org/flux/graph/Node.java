// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/**
 * A node of the program graph. Nodes refer to each other by name; {@link ProgramGraph#node} resolves a name. A program has one node of a
 * name.
 */
public sealed interface Node {

    String name();

    /** The signature as declared, if there is one. The types in force are in {@link org.flux.graph.types.Types}. */
    Optional<NodeSignature> signature();

    /** Where the node is introduced: the name in its declaration, else in its first definition, else in its first use. */
    SourceRange range();

    /** The locks that the program declares for this node (C(n) of the language definition), one entry a lock, in textual order. */
    List<Constraint> constraints();

    default Modifier modifier() {
        return signature().map(NodeSignature::modifier).orElse(Modifier.NONE);
    }

    /** A node implemented in Java. Without a signature it is inferred from its neighbours. */
    record ConcreteNode(String name, Optional<NodeSignature> signature, SourceRange range, List<Constraint> constraints) implements Node {}

    /** A node that stands for its expansion. */
    record AbstractNode(String name, Optional<NodeSignature> signature, SourceRange range, List<Constraint> constraints,
            List<Variant> variants) implements Node {

        /** Whether variants are chosen by patterns (else there is one untyped definition). */
        public boolean isTyped() {
            return variants.stream().anyMatch(v -> v.patterns().isPresent());
        }
    }

    /** An undeclared function that a handler names: it gets the inputs of the failing node and the exception. */
    record ExternalFunction(String name, SourceRange range) implements Node {
        @Override
        public Optional<NodeSignature> signature() {
            return Optional.empty();
        }

        @Override
        public List<Constraint> constraints() {
            return List.of();
        }
    }

    /**
     * One definition of an abstract node.
     *
     * @param index position among the node's variants, counted from 0
     * @param patterns absent for an untyped definition
     * @param steps names of nodes in {@link ProgramGraph#nodes()}; empty for the identity
     */
    record Variant(String node, int index, Optional<List<Pattern>> patterns, List<Name> steps, FlowDefinition definition) {}
}
