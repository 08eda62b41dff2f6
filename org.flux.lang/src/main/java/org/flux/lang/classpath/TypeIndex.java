// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.flux.graph.types.JavaTypes;

/** Types by package, as class files name them: {@code Map$Entry}. */
final class TypeIndex implements JavaTypes {
    private final Map<String, Set<String>> byPackage = new HashMap<>();
    private final Predicate<String> isPublic;

    /** @param isPublic of a top-level type that is in the index, by its qualified name */
    TypeIndex(Predicate<String> isPublic) {
        this.isPublic = isPublic;
    }

    /**
     * Adds a class file.
     *
     * @param name its path below the root of the class path, {@code java/util/Map$Entry.class}; whatever else is there is left out
     */
    void add(String name) {
        String type = name.endsWith(".class") ? name.substring(0, name.length() - ".class".length()) : "";
        int slash = type.lastIndexOf('/');
        if (!type.isEmpty() && !type.startsWith("META-INF/") && type.indexOf('-', slash + 1) < 0) {
            byPackage.computeIfAbsent(type.substring(0, Math.max(0, slash)).replace('/', '.'), p -> new HashSet<>())
                    .add(type.substring(slash + 1));
        }
    }

    /** Whether a class file is there for a name; which of its dots divide packages and which nested types, a name does not say. */
    @Override
    public boolean contains(String qualifiedName) {
        int dot = qualifiedName.length();
        do {
            dot = qualifiedName.lastIndexOf('.', dot - 1);
            Set<String> types = byPackage.get(qualifiedName.substring(0, Math.max(0, dot)));
            if (types != null && types.contains(qualifiedName.substring(dot + 1).replace('.', '$'))) {
                return true;
            }
        } while (dot > 0);
        return false;
    }

    @Override
    public Collection<String> in(String packageName) {
        return byPackage.getOrDefault(packageName, Set.of()).stream().filter(t -> t.indexOf('$') < 0).toList();
    }

    @Override
    public Collection<String> named(String simpleName) {
        Set<String> names = new TreeSet<>();
        byPackage.forEach((packageName, types) -> {
            String name = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
            if (types.contains(simpleName) && isPublic.test(name)) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    @Override
    public Collection<String> packages() {
        return Set.copyOf(byPackage.keySet());
    }
}
