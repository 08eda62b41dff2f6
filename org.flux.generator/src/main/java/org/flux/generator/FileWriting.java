// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All or nothing, as far as a file system allows: every text is on the disk under another name before the first file is replaced. */
final class FileWriting {
    private FileWriting() {}

    static List<Path> write(List<GeneratedFile> files, Path folder) throws IOException {
        Map<Path, Path> temporaries = new LinkedHashMap<>();
        List<Path> changed = new ArrayList<>();
        try {
            for (GeneratedFile file : files) {
                Path target = folder.resolve(file.relativePath());
                byte[] content = file.text().getBytes(StandardCharsets.UTF_8);
                if (!holds(target, content)) {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                    Path temporary = target.resolveSibling("." + target.getFileName() + ".new");
                    temporaries.put(target, temporary);
                    Files.write(temporary, content);
                }
            }
            List<Path> stale = stale(files, folder);
            for (Map.Entry<Path, Path> entry : temporaries.entrySet()) {
                replace(entry.getKey(), entry.getValue());
                changed.add(entry.getKey());
            }
            for (Path path : stale) {
                Files.delete(path);
                changed.add(path);
            }
        } finally {
            for (Path temporary : temporaries.values()) {
                Files.deleteIfExists(temporary);
            }
        }
        return List.copyOf(changed);
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == content.length
                && java.util.Arrays.equals(Files.readAllBytes(file), content);
    }

    private static void replace(Path target, Path temporary) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Files beside the new ones that carry the same first line, which names the generator and the program. */
    private static List<Path> stale(List<GeneratedFile> files, Path folder) throws IOException {
        List<Path> kept = files.stream().map(f -> folder.resolve(f.relativePath())).toList();
        TreeSet<Path> packages = new TreeSet<>(kept.stream().map(Path::getParent).toList());
        List<Path> result = new ArrayList<>();
        if (files.isEmpty()) {
            return result;
        }
        String header = firstLine(files.getFirst().text());
        for (Path directory : packages) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> children = Files.list(directory)) {
                    for (Path child : children.filter(c -> c.toString().endsWith(".java") && !kept.contains(c)).sorted().toList()) {
                        if (firstLineOf(child).filter(header::equals).isPresent()) {
                            result.add(child);
                        }
                    }
                }
            }
        }
        return result;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Read as Latin-1, so that a source in any encoding can be looked at; the header is ASCII unless the program's name is not. */
    private static Optional<String> firstLineOf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().map(l -> new String(l.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }
}
