// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramFiles;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SettingsFiles;

/**
 * What {@code flux check} says of the files as the editor has them: they are written elsewhere and read anew. Findings are compared as
 * lines of text, with all that a user sees of them.
 */
final class FreshCheck {
    private static final Pattern MISSING = Pattern.compile("(?s)^(The import .* does not exist).*");
    private static final ProgramLoader LOADER = ProgramLoader.create();

    private FreshCheck() {}

    /**
     * The findings of each file that has any, by its path below the workspace or its URI.
     *
     * @param disk where the workspace is
     * @param folders those of it that the editor has, by name
     * @param open texts that the editor has, by path below the workspace, or URI
     * @param elsewhere a folder that does not exist yet
     * @param wishes the client's severities, which those of settings files win over
     */
    static Map<String, Set<String>> of(Path disk, Collection<String> folders, Map<String, String> open, Path elsewhere,
            SeverityPolicy wishes) throws IOException, SettingsException {
        copy(disk, elsewhere);
        Map<Path, LoadedProgram> programs = new LinkedHashMap<>();
        Set<Path> files = new LinkedHashSet<>();
        Map<Diagnostic, Diagnostic> findings = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : open.entrySet()) {
            if (text.getKey().equals(Script.UNTITLED)) {
                wishes.addTo(findings, LOADER.load(text.getKey(), text.getValue(), path -> Optional.empty()).diagnostics());
            } else {
                Path file = elsewhere.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
                files.add(file);
            }
        }
        for (String folder : folders) {
            ProgramFiles.walk(elsewhere.resolve(folder), new ProgramFiles.Visitor<RuntimeException>() {
                @Override
                public void file(Path file) {
                    files.add(elsewhere.resolve(folder).resolve(file));
                }

                @Override
                public void unreadable(Path directory, IOException reason) {
                    throw new AssertionError(reason);
                }
            });
        }
        for (Path file : new TreeSet<>(files)) {
            try {
                programs.put(file, LOADER.load(file));
            } catch (SourceException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        SettingsFiles settings = new SettingsFiles();
        for (Path root : ProgramFiles.roots(programs)) {
            wishes.overriddenBy(settings.of(root).severities()).addTo(findings, programs.get(root).diagnostics());
        }
        Map<String, Set<String>> byFile = new TreeMap<>();
        findings.values().forEach(finding -> byFile.computeIfAbsent(name(finding.range(), elsewhere), any -> new TreeSet<>())
                .add(line(finding, elsewhere)));
        return byFile;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String name(SourceRange range, Path base) {
        return range.file().equals(Script.UNTITLED) ? range.file() : base.relativize(Path.of(range.file())).toString();
    }

    private static String line(Diagnostic finding, Path base) {
        SourceRange range = finding.range();
        String place = place(range.line() - 1, range.column() - 1, range.endLine() - 1, range.endColumn() - 1);
        return place + " " + finding.code().id() + " " + finding.severity().ordinal() + " "
                + plain(finding.message() + finding.help().map(help -> "\nhelp: " + help).orElse(""))
                + finding.related().stream().map(related -> "\n  " + name(related.range(), base) + " "
                        + (related.range().line() - 1) + ":" + (related.range().column() - 1) + " " + related.message())
                        .collect(Collectors.joining());
    }

    /** Which files are proposed for one that is missing is another matter where a text is open of which the file is gone. */
    private static String plain(String message) {
        return MISSING.matcher(message).replaceFirst("$1");
    }

    private static String place(int line, int column, int endLine, int endColumn) {
        return line + ":" + column + "-" + endLine + ":" + endColumn;
    }

    /** The same of what a server has published. */
    static Map<String, Set<String>> of(Collection<PublishDiagnosticsParams> published, Path disk) {
        Map<String, Set<String>> byFile = new TreeMap<>();
        for (PublishDiagnosticsParams params : published) {
            for (org.eclipse.lsp4j.Diagnostic shown : params.getDiagnostics()) {
                byFile.computeIfAbsent(name(params.getUri(), disk), any -> new TreeSet<>()).add(line(shown, disk));
            }
        }
        return byFile;
    }

    private static String name(String uri, Path disk) {
        return uri.equals(Script.UNTITLED) ? uri : disk.relativize(Path.of(URI.create(uri))).toString();
    }

    private static String line(org.eclipse.lsp4j.Diagnostic shown, Path disk) {
        Range range = shown.getRange();
        String place = place(range.getStart().getLine(), range.getStart().getCharacter(), range.getEnd().getLine(),
                range.getEnd().getCharacter());
        StringBuilder line = new StringBuilder(place).append(' ').append(shown.getCode().getLeft()).append(' ')
                .append(shown.getSeverity().getValue() - 1).append(' ').append(plain(shown.getMessage().getLeft()));
        for (var related : shown.getRelatedInformation() == null ? List.<org.eclipse.lsp4j.DiagnosticRelatedInformation>of()
                : shown.getRelatedInformation()) {
            Position start = related.getLocation().getRange().getStart();
            line.append("\n  ").append(name(related.getLocation().getUri(), disk)).append(' ').append(start.getLine()).append(':')
                    .append(start.getCharacter()).append(' ').append(related.getMessage());
        }
        return line.toString();
    }

    /** What is in the one and not in the other, for people. */
    static String difference(Map<String, Set<String>> fresh, Map<String, Set<String>> published) {
        StringBuilder difference = new StringBuilder();
        Set<String> files = new TreeSet<>(fresh.keySet());
        files.addAll(published.keySet());
        for (String file : files) {
            tell(difference, file + ": a fresh check says, and the server does not:", fresh.get(file), published.get(file));
            tell(difference, file + ": the server says, and a fresh check does not:", published.get(file), fresh.get(file));
        }
        return difference.toString();
    }

    private static void tell(StringBuilder difference, String title, Set<String> these, Set<String> others) {
        Set<String> only = new TreeSet<>(these == null ? Set.of() : these);
        only.removeAll(others == null ? Set.of() : others);
        if (!only.isEmpty()) {
            difference.append(title).append('\n');
            only.forEach(line -> difference.append("    ").append(line).append('\n'));
        }
    }
}
