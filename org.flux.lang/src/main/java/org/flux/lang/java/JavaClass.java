// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;

/**
 * A class, interface, record or enum in a Java source.
 *
 * @param scope of the file that it is in
 * @param name qualified, with a dot before a nested class
 * @param canBeMade whether objects of it can be made without another object around it: no interface, not abstract, not an inner class
 * @param isPublic whether it, and all around it, is public
 * @param superTypes superclass and interfaces as written
 * @param typeParameters names of its own and of those around it
 * @param mayHaveMore whether an annotation on it or on a field may add methods that the source does not show, as Lombok's do
 * @param insertion where a new method goes; empty in enums, whose list of constants may have no end yet, and in annotations
 */
public record JavaClass(JavaScope scope, String name, boolean canBeMade, boolean isPublic, boolean isInterface, List<JavaType> superTypes,
        Set<String> typeParameters, boolean mayHaveMore, List<JavaMethod> methods, SourceRange nameRange, SourceRange range,
        Optional<Insertion> insertion) {
    public JavaClass {
        superTypes = List.copyOf(superTypes);
        typeParameters = Set.copyOf(typeParameters);
        methods = List.copyOf(methods);
    }

    /**
     * Where a method is put.
     *
     * @param place the start of the line behind the last member, or the blanks between that and the closing brace
     * @param inLine whether the closing brace stands on the same line as what is before it
     * @param first whether there is no member yet
     * @param indentation of the class's own line
     * @param member indentation of its members
     */
    record Insertion(SourceRange place, boolean inLine, boolean first, String indentation, String member) {}

    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    List<JavaMethod> methods(String method) {
        return methods.stream().filter(m -> m.name().equals(method)).toList();
    }
}
