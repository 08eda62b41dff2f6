// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Java type. C spellings are mapped before one is made, so two types are equal if and only if they denote the same Java type.
 *
 * @param name a primitive, a qualified name where an import or {@code java.lang} tells it, else a simple name
 * @param arguments type arguments; of a wildcard ({@code ?}, {@code ? extends}, {@code ? super} is its name) the bound
 * @param dimensions array dimensions
 */
public record JavaType(String name, List<JavaType> arguments, int dimensions) {
    public static final JavaType OBJECT = of("java.lang.Object");

    private static final Map<String, String> BOXES = Map.of("boolean", "Boolean", "byte", "Byte", "char", "Character", "short", "Short",
            "int", "Integer", "long", "Long", "float", "Float", "double", "Double");

    public JavaType {
        arguments = List.copyOf(arguments);
    }

    /** A type without arguments. */
    public static JavaType of(String name) {
        return new JavaType(name, List.of(), 0);
    }

    /** This type as a type argument: {@code Integer} for {@code int}. */
    public JavaType boxed() {
        return isPrimitive() ? of("java.lang." + BOXES.get(name)) : this;
    }

    public boolean isPrimitive() {
        return dimensions == 0 && switch (name) {
            case "boolean", "byte", "short", "int", "long", "char", "float", "double" -> true;
            default -> false;
        };
    }

    /** Whether this is no type but a wildcard, which only type arguments can be. */
    public boolean isWildcard() {
        return name.startsWith("?");
    }

    /** As Java source with every qualified name shortened: {@code Map<String, byte[]>}. */
    @Override
    public String toString() {
        return written(false);
    }

    /** As Java source with every name as it is known: {@code java.util.Map<java.lang.String, byte[]>}. */
    String qualified() {
        return written(true);
    }

    private String written(boolean qualified) {
        if (isWildcard()) {
            return arguments.isEmpty() ? name : name + " " + arguments.getFirst().written(qualified);
        }
        String args = arguments.isEmpty() ? "" : arguments.stream().map(argument -> argument.written(qualified))
                .collect(Collectors.joining(", ", "<", ">"));
        return (qualified ? name : name.substring(name.lastIndexOf('.') + 1)) + args + "[]".repeat(dimensions);
    }
}
