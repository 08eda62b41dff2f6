// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Brings generated files into a folder, and takes away those that an earlier generation left. */
final class FileWriting {
    private FileWriting() {}

    static List<Path> write(List<GeneratedFiles> programs, Path folder) throws IOException {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (GeneratedFiles program : programs) {
            program.files().forEach(file ->
                    contents.put(folder.resolve(file.relativePath()), file.text().getBytes(StandardCharsets.UTF_8)));
        }
        Set<Path> stale = new LinkedHashSet<>();
        for (GeneratedFiles program : programs) {
            stale.addAll(stale(program.files(), folder, contents.keySet()));
        }
        return AtomicFiles.replaceAll(contents, stale);
    }

    /** Files beside the new ones that carry the same first line, which names the generator and the program. */
    private static List<Path> stale(List<GeneratedFile> files, Path folder, Set<Path> kept) throws IOException {
        TreeSet<Path> packages = new TreeSet<>(files.stream().map(f -> folder.resolve(f.relativePath()).getParent()).toList());
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
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().map(l -> new String(l.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }
}
