// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the {@code .flux} files of a directory, by the command line's rules. */
final class SourceFiles {
    private static final String EXTENSION = ".flux";
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "build");

    private final Set<Path> entered = new HashSet<>();
    private final List<Path> found = new ArrayList<>();

    private SourceFiles() {}

    /** Every file, by path; none if there is no directory. A directory that links lead to is entered once. */
    static List<Path> below(Path directory) throws IOException {
        SourceFiles files = new SourceFiles();
        if (Files.isDirectory(directory)) {
            files.enter(directory);
        }
        return files.found.stream().sorted().toList();
    }

    /** One name for one file, however many ways lead to it. */
    static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private void enter(Path directory) throws IOException {
        if (!entered.add(identity(directory))) {
            return;
        }
        List<Path> directories = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!Files.isDirectory(entry)) {
                    if (name.endsWith(EXTENSION)) {
                        found.add(entry);
                    }
                } else if (!name.startsWith(".") && !SKIPPED.contains(name)) {
                    directories.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (Path below : directories.stream().sorted().toList()) {
            enter(below);
        }
    }
}
