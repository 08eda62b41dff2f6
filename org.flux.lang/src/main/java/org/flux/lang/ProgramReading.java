// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.lang.ProgramLoader.ImportedText;
import org.flux.lang.ProgramLoader.Imports;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;

/** One reading of one program: every file is read once, in the order in which imports reach it. */
final class ProgramReading {
    private final FluxReader reader;
    private final Imports imports;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    ProgramReading(FluxReader reader, Imports imports) {
        this.reader = reader;
        this.imports = imports;
    }

    LoadedProgram read(String root, String text) {
        reach(root, text);
        List<SourceFile> files = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            ParsedFile parsed = reader.read(path, texts.get(path), target -> find(path, target));
            files.add(parsed.file());
            findings.addAll(parsed.findings());
        }
        ProgramGraph graph = Linker.link(files);
        Analysis analysis = Analysis.of(graph);
        return new LoadedProgram(graph, analysis, merged(analysis.diagnostics()), texts);
    }

    private void reach(String path, String text) {
        if (texts.putIfAbsent(path, text) == null) {
            waiting.addLast(path);
        }
    }

    private Optional<String> find(String importer, Name target) {
        try {
            Optional<ImportedText> found = imports.find(importer, target.text());
            found.ifPresent(file -> reach(file.path(), file.text()));
            return found.map(ImportedText::path);
        } catch (SourceException e) {
            String remedy = e.remedy().isEmpty() ? "" : "; " + e.remedy();
            findings.add(new Diagnostic(Code.IMPORT_NOT_FOUND, Code.IMPORT_NOT_FOUND.defaultSeverity(), "The import `" + target + "` " + e.reason() + remedy,
                    target.range(), List.of(), List.of()));
            return Optional.empty();
        }
    }

    /** All findings by file, place and code. Where an import cannot be read, the reason replaces the linker's "not found". */
    private List<Diagnostic> merged(List<Diagnostic> analyses) {
        Set<SourceRange> explained = new HashSet<>();
        findings.forEach(finding -> explained.add(finding.range()));
        List<Diagnostic> all = new ArrayList<>(findings);
        analyses.stream().filter(finding -> !(explained.contains(finding.range()) && isAboutImport(finding))).forEach(all::add);
        List<String> order = List.copyOf(texts.keySet());
        Map<String, Integer> rank = new LinkedHashMap<>();
        for (String path : order) {
            rank.put(path, rank.size());
        }
        return all.stream().distinct().sorted(Comparator
                .comparing((Diagnostic finding) -> rank.getOrDefault(finding.range().file(), Integer.MAX_VALUE))
                .thenComparing(finding -> finding.range().offset())
                .thenComparing(finding -> finding.code().id())
                .thenComparing(Diagnostic::message)).toList();
    }

    private static boolean isAboutImport(Diagnostic finding) {
        return finding.code() == Code.IMPORT_NOT_FOUND;
    }
}
