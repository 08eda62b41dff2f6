// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.flux.graph.types.JavaTypes;

/** A class path of a few types, which a test names. Nested types are written as {@code java.util.Map.Entry}. */
public record FakeJavaTypes(Set<String> names) implements JavaTypes {
    /** The types, and those of java.lang and java.util that programs use most. */
    public static FakeJavaTypes of(String... more) {
        Set<String> names = new java.util.TreeSet<>(Set.of(
                "java.lang.String", "java.lang.Object", "java.lang.Integer", "java.lang.Throwable",
                "java.util.List", "java.util.Map", "java.util.Map.Entry", "java.awt.List"));
        names.addAll(List.of(more));
        return new FakeJavaTypes(Set.copyOf(names));
    }

    @Override
    public boolean contains(String qualifiedName) {
        return names.contains(qualifiedName);
    }

    @Override
    public Collection<String> in(String packageName) {
        return names.stream().filter(n -> packageOf(n).equals(packageName)).map(FakeJavaTypes::simple).toList();
    }

    @Override
    public Collection<String> named(String simpleName) {
        return names.stream().filter(n -> simple(n).equals(simpleName)).toList();
    }

    private static String packageOf(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
