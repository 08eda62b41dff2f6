// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flux.graph.types.JavaTypes;

/** The types that Java sources declare, or seem to ({@link DeclaredTypes}). The sources are read when the first question is asked. */
public final class SourceTypes implements JavaTypes {
    private final List<Path> files;
    /** Simple names by package, nested types included. */
    private Map<String, Set<String>> declared;

    /** @param files {@code .java} files */
    public SourceTypes(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public boolean contains(String qualifiedName) {
        int dot = qualifiedName.length();
        do {
            dot = qualifiedName.lastIndexOf('.', dot - 1);
            Set<String> types = declared().getOrDefault(qualifiedName.substring(0, Math.max(0, dot)), Set.of());
            if (types.containsAll(List.of(qualifiedName.substring(dot + 1).split("\\.")))) {
                return true;
            }
        } while (dot > 0);
        return false;
    }

    @Override
    public Collection<String> in(String packageName) {
        return List.copyOf(declared().getOrDefault(packageName, Set.of()));
    }

    @Override
    public Collection<String> named(String simpleName) {
        Collection<String> names = new TreeSet<>();
        declared().forEach((packageName, types) -> {
            if (types.contains(simpleName)) {
                names.add(packageName.isEmpty() ? simpleName : packageName + "." + simpleName);
            }
        });
        return List.copyOf(names);
    }

    private synchronized Map<String, Set<String>> declared() {
        if (declared == null) {
            Map<String, Set<String>> types = new HashMap<>();
            for (Path file : files) {
                DeclaredTypes found = DeclaredTypes.of(read(file));
                types.computeIfAbsent(found.packageName(), p -> new HashSet<>()).addAll(found.names());
            }
            declared = types;
        }
        return declared;
    }

    /** A file that cannot be read is the Java compiler's to complain of. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
