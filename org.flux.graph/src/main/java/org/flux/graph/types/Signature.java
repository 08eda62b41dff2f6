// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of a node, declared or inferred. A list that inference leaves open is absent; so is a single type. */
public record Signature(Optional<List<Slot>> inputs, Optional<List<Slot>> outputs) {

    /** One argument or result. The name is the declared one, else one taken along the arcs; empty if nobody names it. */
    public record Slot(Optional<JavaType> type, Optional<String> name) {

        /** {@code int socket}; an unknown type is a question mark. */
        @Override
        public String toString() {
            return showType() + name.map(n -> " " + n).orElse("");
        }

        String showType() {
            return type.map(JavaType::toString).orElse("?");
        }
    }

    /** Whether every number of arguments and every type is known. */
    public boolean isDetermined() {
        return inputs.isPresent() && outputs.isPresent() && inputs.get().stream().allMatch(s -> s.type().isPresent())
                && outputs.get().stream().allMatch(s -> s.type().isPresent());
    }

    /** {@code (int, String) => (int)}; what is unknown is a question mark. */
    @Override
    public String toString() {
        return inputs.map(Signature::show).orElse("(?)") + " => " + outputs.map(Signature::show).orElse("(?)");
    }

    /** The types of a list of values: {@code (int, String)}. */
    public static String show(List<Slot> slots) {
        return slots.stream().map(Slot::showType).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The list as a declaration writes it, with the names: {@code (int socket, String data)}. */
    public static String declare(List<Slot> slots) {
        return slots.stream().map(Slot::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
