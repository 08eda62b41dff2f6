// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.Node;

/**
 * The result of type inference.
 *
 * @param signatures by node name, for every node; that of an external function has the inputs of the node that it handles first, without
 *     the exception, see {@link #handlerInputs}
 * @param predicates the type that each predicate tests
 * @param sessionKeys inputs of each source's session function, by source node (the source's outputs)
 * @param arcs every arc of the program: source to target, step to step
 * @param onDemandImports packages of {@code import p.*;}, in textual order
 */
public record Types(Map<String, Signature> signatures, Map<String, Optional<JavaType>> predicates,
        Map<String, List<Signature.Slot>> sessionKeys, List<Arc> arcs, List<String> onDemandImports) {

    /**
     * Data flowing from one node to the next.
     *
     * @param variant the definition that both are steps of; absent for source to target
     * @param step position of {@code from} among the definition's steps; 0 for source to target
     * @param slots what {@code from} gives; if that is open, what {@code to} takes; empty if that is open too
     */
    public record Arc(String from, String to, Optional<Node.Variant> variant, int step, List<Signature.Slot> slots) {}

    /** The signature of a node; undetermined for a name that is no node. */
    public Signature signature(String node) {
        return signatures.getOrDefault(node, new Signature(Optional.empty(), Optional.empty()));
    }

    /**
     * What a handler gets: the inputs of the node that its path names last, nothing for {@code *}. Absent where inference leaves it open.
     * An external function gets the exception after these.
     */
    public Optional<List<Signature.Slot>> handlerInputs(Handler handler) {
        return handler.target().text().equals(Handler.ANY) ? Optional.of(List.of()) : signature(handler.target().text()).inputs();
    }
}
