// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Optional;

/** The types of a node, declared or inferred. A list that inference leaves open is absent; so is a single type. */
public record Signature(Optional<List<Slot>> inputs, Optional<List<Slot>> outputs) {

    /** One argument or result. The name is the declared one, else one taken along the arcs; empty if nobody names it. */
    public record Slot(Optional<JavaType> type, Optional<String> name) {}

    /** Whether every number of arguments and every type is known. */
    public boolean isDetermined() {
        return inputs.isPresent() && outputs.isPresent() && inputs.get().stream().allMatch(s -> s.type().isPresent())
                && outputs.get().stream().allMatch(s -> s.type().isPresent());
    }
}
