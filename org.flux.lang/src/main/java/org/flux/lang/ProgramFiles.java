// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code .flux} files of a directory, and which of them are programs. */
public final class ProgramFiles {
    public static final String EXTENSION = ".flux";
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "build");

    private ProgramFiles() {}

    /**
     * Hears of what lies below a directory, by paths relative to it.
     *
     * @param <E> how it ends the walk
     */
    public interface Visitor<E extends Exception> {
        void file(Path file) throws E;

        void unreadable(Path directory, IOException reason) throws E;

        /** A symbolic link leads back to a directory around it. */
        default void loop(Path directory) {}
    }

    /** Whether a file is named as Flux's are. */
    public static boolean isFlux(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith(EXTENSION);
    }

    /** One name for one file, however many ways, links included, lead to it. */
    public static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // it does not exist or cannot be reached, which reading it will tell
            return file.toAbsolutePath().normalize();
        }
    }

    /** Visits every file below a directory, by name. Hidden directories and those of builds are not entered, none is entered twice. */
    public static <E extends Exception> void walk(Path directory, Visitor<E> visitor) throws E {
        enter(directory, Path.of(""), visitor, new HashSet<>(), List.of());
    }

    /** @param around the directories on the way here: a link back to one of them is a loop */
    private static <E extends Exception> void enter(Path top, Path below, Visitor<E> visitor, Set<Path> entered, List<Path> around)
            throws E {
        Path directory = top.resolve(below);
        Path identity = identity(directory);
        if (around.contains(identity)) {
            visitor.loop(below);
        }
        if (!entered.add(identity)) {
            return;
        }
        List<Path> way = new ArrayList<>(around);
        way.add(identity);
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> list = Files.newDirectoryStream(directory)) {
            list.forEach(entries::add);
        } catch (IOException e) {
            visitor.unreadable(below, e);
            return;
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(below, e.getCause());
            return;
        }
        entries.sort(Comparator.comparing(p -> p.getFileName().toString()));
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (!Files.isDirectory(entry)) {
                if (name.endsWith(EXTENSION)) {
                    visitor.file(below.resolve(name));
                }
            } else if (!name.startsWith(".") && !SKIPPED.contains(name)) {
                enter(top, below.resolve(name), visitor, entered, way);
            }
        }
    }

    /** The files that are not part of the program of another one. Of files that import each other the first stands for all. */
    public static Set<Path> roots(Map<Path, LoadedProgram> programs) {
        Map<Path, Path> files = new LinkedHashMap<>();
        Map<Path, Set<Path>> parts = new LinkedHashMap<>();
        programs.forEach((file, program) -> {
            Path identity = identity(file);
            files.putIfAbsent(identity, file);
            parts.putIfAbsent(identity,
                    program.texts().keySet().stream().map(text -> identity(Path.of(text))).collect(Collectors.toSet()));
        });
        return rootsAmong(parts).stream().map(files::get).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * As {@link #roots}, where the parts of each file's program are known.
     *
     * @param parts by file, in order: the files of its program, itself included
     * @param <F> names a file, each by one name
     */
    public static <F> Set<F> rootsAmong(Map<F, Set<F>> parts) {
        List<F> files = List.copyOf(parts.keySet());
        Map<F, List<Integer>> users = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            for (F part : parts.get(files.get(i))) {
                users.computeIfAbsent(part, p -> new ArrayList<>()).add(i);
            }
        }
        Set<F> roots = new LinkedHashSet<>();
        for (int i = 0; i < files.size(); i++) {
            int self = i;
            Set<F> ofSelf = parts.get(files.get(i));
            if (users.getOrDefault(files.get(i), List.of()).stream()
                    .noneMatch(other -> other != self && (other < self || !ofSelf.contains(files.get(other))))) {
                roots.add(files.get(i));
            }
        }
        return roots;
    }
}
