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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.graph.types.JavaTypes;

/**
 * The types that Java sources declare, found by their keywords, without a parser: it may see a type too many (in a comment), never one too
 * few. The sources are read when the first question is asked.
 */
public final class SourceTypes implements JavaTypes {
    private static final Pattern PACKAGE = Pattern.compile("(?:^|\\*/)\\s*package\\s+([\\w.$]+)\\s*;",
            Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)", Pattern.UNICODE_CHARACTER_CLASS);

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
                String text = read(file);
                Matcher packaged = PACKAGE.matcher(text);
                Set<String> names = types.computeIfAbsent(packaged.find() ? packaged.group(1) : "", p -> new HashSet<>());
                Matcher type = TYPE.matcher(text);
                while (type.find()) {
                    names.add(type.group(1));
                }
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
