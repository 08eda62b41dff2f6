// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of type inference.
 *
 * @param signatures by node name, for every node
 * @param predicates the type that each predicate tests
 * @param sessionKeys inputs of each source's session function, by source node (the source's outputs)
 * @param arcs every arc of the program: source to target, step to step
 * @param onDemandImports packages of {@code import p.*;}, in textual order
 */
public record Types(Map<String, Signature> signatures, Map<String, Optional<JavaType>> predicates,
        Map<String, List<Signature.Slot>> sessionKeys, List<Arc> arcs, List<String> onDemandImports) {

    /** Data flowing from one node to the next. {@code variant} is the definition that both are steps of (absent for source to target). */
    public record Arc(String from, String to, Optional<org.flux.graph.Node.Variant> variant, int step, List<Signature.Slot> slots) {}

    public Signature signature(String node) {
        return signatures.get(node);
    }
}
