// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that implement a program's components.
 *
 * @param classes those of which objects can be made, with all that they inherit from
 * @param others those that only may be, or are meant to be: abstract ones, and such that implement an interface of the same name elsewhere
 * @param doubtful whether there may be more: some file could not be read, or the interface is implemented in a way that has no class
 */
record Implementers(List<Ancestry> classes, List<Ancestry> others, boolean doubtful) {

    /** @param components qualified name of the interface, which is generated and so not among the sources */
    static Implementers find(TypeNames names, String components) {
        JavaProject project = names.project();
        Map<String, Ancestry> classes = new LinkedHashMap<>();
        Map<String, Ancestry> others = new LinkedHashMap<>();
        boolean doubtful = project.isIncomplete();
        Set<String> asked = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(components.substring(components.lastIndexOf('.') + 1)));
        while (!waiting.isEmpty()) {
            String superType = waiting.removeFirst();
            for (JavaUnit unit : asked.add(superType) ? project.extending(superType) : List.<JavaUnit>of()) {
                int before = classes.size() + others.size();
                for (JavaClass type : unit.classes()) {
                    Ancestry ancestry = Ancestry.of(names, type, components);
                    if (ancestry.reaches() && type.canBeMade()) {
                        classes.put(type.name(), ancestry);
                    } else if (ancestry.reaches() || ancestry.resembles()) {
                        others.put(type.name(), ancestry);
                    }
                    if (ancestry.reaches()) {
                        waiting.addLast(type.simpleName());
                    }
                }
                doubtful |= unit.broken() || classes.size() + others.size() == before;
            }
        }
        return new Implementers(List.copyOf(classes.values()), List.copyOf(others.values()), doubtful);
    }

    /** The classes to look into for a method: if none can be made, those that may be meant. */
    Collection<Ancestry> likely() {
        return classes.isEmpty() ? others : classes;
    }
}
