// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.flux.graph.components.BoundMethod;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.components.ComponentMethod.Kind;
import org.flux.graph.types.JavaType;

/**
 * The methods that a program names by {@code by pkg.Class::method}, as far as their classes are among the sources. They are called and not
 * overridden, so that types need only be convertible, and of these no more is said than how many there are.
 */
record BoundSources(JavaProject project, TypeFit types, String packageName) {

    /** The class that a binding names; empty if it is not among the sources. */
    Optional<JavaClass> type(BoundMethod bound) {
        return project.isReadable() ? project.find(bound.type()) : Optional.empty();
    }

    /** The methods that a binding may mean: those that fit, else those of that name. */
    List<JavaMethod> find(BoundMethod bound) {
        List<JavaMethod> named = named(bound);
        List<JavaMethod> fitting = named.stream().filter(m -> fault(bound, m).isEmpty()).toList();
        return fitting.isEmpty() ? named : fitting;
    }

    private List<JavaMethod> named(BoundMethod bound) {
        List<JavaMethod> methods = new ArrayList<>();
        type(bound).ifPresent(type -> Ancestry.of(types.names(), type, type.name()).classes()
                .forEach(c -> methods.addAll(c.methods(bound.binding().method().text()))));
        return methods;
    }

    /** Whether the class may have methods that nobody sees. */
    boolean isKnown(JavaClass type) {
        Ancestry ancestry = Ancestry.of(types.names(), type, type.name());
        return ancestry.isKnown() && ancestry.outside().isEmpty();
    }

    /** Why generated code cannot call a method, in the user's words. */
    Optional<String> fault(BoundMethod bound, JavaMethod method) {
        ComponentMethod asked = bound.asked();
        int given = asked.types().size();
        int taken = method.types().size();
        JavaClass type = project.find(method.owner()).orElseThrow();
        if (!asked.open() && (method.isVariable() ? given < taken - 1 : given != taken)) {
            return Optional.of("takes " + (method.isVariable() ? "at least " + values(taken - 1) : values(taken)) + ", but gets "
                    + (given == 0 ? "none" : given + ": " + shown(asked.types())));
        }
        if (method.is(Modifier.PRIVATE)) {
            return Optional.of("is private");
        }
        if (!types.isAccessible(method, type, packageName)) {
            return Optional.of("is not public");
        }
        if (asked.result().isPresent() && !asked.open() && method.result().isEmpty()) {
            return Optional.of("returns nothing, where " + asked.result().get() + " is needed");
        }
        boolean isTest = asked.kind() == Kind.PREDICATE && method.result().isPresent();
        if (isTest && !List.of("boolean", "Boolean", "java.lang.Boolean").contains(method.result().get().name())
                && method.typeParameters().isEmpty() && !type.typeParameters().contains(method.result().get().name())) {
            return Optional.of("returns " + method.result().get() + ", where boolean is needed");
        }
        return Optional.empty();
    }

    private static String values(int count) {
        return count == 1 ? "1 value" : count + " values";
    }

    private static String shown(List<JavaType> types) {
        return String.join(", ", types.stream().map(JavaType::toString).toList());
    }
}
