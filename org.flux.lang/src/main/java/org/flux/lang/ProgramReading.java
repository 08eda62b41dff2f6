// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.syntax.ParsedFile;

/**
 * One reading of one program: every file is read once, in the order in which imports reach it.
 *
 * @param <F> what a file is before it is parsed: a text, a resource
 */
final class ProgramReading<F> {
    private final Files<F> access;
    private final Optional<JavaTypes> types;
    private final Map<String, F> reached = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final List<SourceRange> unread = new ArrayList<>();

    /** A file that an import names, and its path as findings name it. */
    record Found<F>(String path, F file) {}

    /** Where files come from. */
    interface Files<F> {
        /** Finds what an import names. Empty if there is no such file; an exception says why one that is there cannot be used. */
        Optional<Found<F>> find(String importer, F file, String target) throws SourceException;

        ParsedFile parse(String path, F file, Function<Name, Optional<String>> imports);
    }

    /** @param types the Java types that the program can name; empty if nobody knows */
    ProgramReading(Files<F> access, Optional<JavaTypes> types) {
        this.access = access;
        this.types = types;
    }

    LoadedProgram read(String root, F rootFile) {
        reach(root, rootFile);
        List<SourceFile> files = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            ParsedFile parsed = access.parse(path, reached.get(path), target -> find(path, target));
            files.add(parsed.file());
            texts.put(path, parsed.text());
            findings.addAll(parsed.findings());
            unread.addAll(parsed.unread());
        }
        ProgramGraph graph = Linker.link(files);
        graph.linkFindings().stream().filter(ProgramReading::isAboutImport).forEach(missing -> unread.add(missing.range()));
        Analysis analysis = types.map(known -> Analysis.of(graph, known)).orElseGet(() -> Analysis.of(graph));
        return new LoadedProgram(graph, analysis, merged(analysis.diagnostics()), texts);
    }

    private void reach(String path, F file) {
        if (reached.putIfAbsent(path, file) == null) {
            waiting.addLast(path);
        }
    }

    private Optional<String> find(String importer, Name target) {
        try {
            Optional<Found<F>> found = access.find(importer, reached.get(importer), target.text());
            found.ifPresent(imported -> reach(imported.path(), imported.file()));
            return found.map(Found::path);
        } catch (SourceException e) {
            findings.add(Diagnostic.of(Code.IMPORT_NOT_FOUND, target.range(), "The import `" + target + "` " + e.reason() + "; "
                    + e.remedy()));
            return Optional.empty();
        }
    }

    /**
     * All findings by file, place and code. Where an import cannot be read, the reason replaces the linker's "not found"; and what may only
     * follow from what could not be read is left out.
     */
    private List<Diagnostic> merged(List<Diagnostic> analyses) {
        Set<SourceRange> explained = new HashSet<>();
        findings.forEach(finding -> explained.add(finding.range()));
        Consequences consequences = new Consequences(unread);
        List<Diagnostic> all = new ArrayList<>(findings);
        analyses.stream().filter(finding -> isAboutImport(finding) ? !explained.contains(finding.range())
                : !consequences.mayContain(finding)).forEach(all::add);
        Map<String, Integer> rank = new HashMap<>();
        reached.keySet().forEach(path -> rank.put(path, rank.size()));
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
