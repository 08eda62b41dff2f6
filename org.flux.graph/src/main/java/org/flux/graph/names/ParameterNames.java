// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature.Slot;

/** Names the values of a list: as the program does, else after the type; unique, and usable as parameters and as record components. */
final class ParameterNames {
    private ParameterNames() {}

    static List<String> of(List<Slot> slots) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Slot slot : slots) {
            String wanted = usable(slot.name().orElseGet(() -> slot.type().map(ParameterNames::afterType).orElse("value")));
            String name = wanted;
            for (int i = 2; !taken.add(name); i++) {
                name = wanted + i;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    static String usable(String name) {
        return JavaIdentifiers.isReservedVariable(name) ? name + "_" : name;
    }

    private static String afterType(JavaType type) {
        String simple = type.name().substring(type.name().lastIndexOf('.') + 1);
        String name = new JavaType(type.name(), List.of(), 0).isPrimitive() ? "value" : JavaIdentifiers.lowerCamel(simple);
        return type.dimensions() > 0 ? name + "s" : name;
    }
}
