// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class path of settings: entries are relative to the settings file; {@code *} and {@code ?} in the last part of an entry stand for the
 * files of that directory, in order of their names ({@code lib/*.jar}; {@code lib/*} means all jars there, as for {@code java -cp}).
 *
 * @param entries what exists
 * @param missing entries without {@code *} and {@code ?}, as written, that do not exist: the project is not built yet, say
 */
public record SettingsClassPath(List<Path> entries, List<String> missing) {
    public SettingsClassPath {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }

    /** Looks the entries up on the disk. */
    public static SettingsClassPath of(Settings settings) {
        Set<Path> entries = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        settings.file().map(Path::getParent).ifPresent(base -> {
            for (String entry : settings.classPath()) {
                List<Path> found = find(base, entry);
                entries.addAll(found);
                if (found.isEmpty() && !isPattern(entry)) {
                    missing.add(entry);
                }
            }
        });
        return new SettingsClassPath(List.copyOf(entries), missing);
    }

    /** What is wrong with an entry as such, or the empty string. */
    static String problem(String entry) {
        if (entry.isBlank()) {
            return "an entry of the class path is empty; remove it";
        }
        int last = lastPart(entry);
        if (isPattern(entry.substring(0, last))) {
            return "\"" + entry + "\": `*` and `?` can only stand in the last part, as in \"lib/*.jar\"";
        }
        try {
            Path.of(entry.replace('*', 'x').replace('?', 'x'));
            return "";
        } catch (InvalidPathException e) {
            return "an entry of the class path is no path: " + e.getReason();
        }
    }

    private static List<Path> find(Path base, String entry) {
        int last = lastPart(entry);
        String name = entry.substring(last);
        if (!isPattern(name)) {
            Path path = base.resolve(entry).normalize();
            return Files.exists(path) ? List.of(path) : List.of();
        }
        Path directory = base.resolve(entry.substring(0, last)).normalize();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob(name))) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return found.stream().sorted().toList();
    }

    /** Brackets and braces, which are more than a name to Java, stand for themselves. */
    private static String glob(String name) {
        return name.equals("*") ? "*.jar" : name.replaceAll("[\\[\\]{}]", "\\\\$0");
    }

    private static int lastPart(String entry) {
        return Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1;
    }

    private static boolean isPattern(String part) {
        return part.contains("*") || part.contains("?");
    }
}
