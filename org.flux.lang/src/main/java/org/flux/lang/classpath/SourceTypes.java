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
import java.util.function.Supplier;
import org.flux.graph.types.JavaTypes;

/** The types that Java sources declare, or seem to ({@link DeclaredTypes}). */
public final class SourceTypes implements JavaTypes {
    private final Supplier<Collection<DeclaredTypes>> sources;
    /** Simple names by package, nested types included. */
    private Map<String, Set<String>> declared;

    /** @param sources what each file declares, asked for when the first question is asked */
    public SourceTypes(Supplier<Collection<DeclaredTypes>> sources) {
        this.sources = sources;
    }

    /**
     * The types of some files, which are read when the first question is asked.
     *
     * @param files {@code .java} files
     */
    public static JavaTypes of(List<Path> files) {
        List<Path> all = List.copyOf(files);
        return new SourceTypes(() -> all.stream().map(file -> DeclaredTypes.of(read(file))).toList());
    }

    /** A file that cannot be read is the Java compiler's to complain of. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
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

    @Override
    public Collection<String> packages() {
        return Set.copyOf(declared().keySet());
    }

    private synchronized Map<String, Set<String>> declared() {
        if (declared == null) {
            Map<String, Set<String>> types = new HashMap<>();
            sources.get().forEach(source ->
                    types.computeIfAbsent(source.packageName(), p -> new HashSet<>()).addAll(source.names()));
            declared = types;
        }
        return declared;
    }
}
