// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Import;
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
    /** Why files cannot be imported, by the place that names them. */
    private final Map<SourceRange, SourceException> refused = new HashMap<>();

    /** A file that an import names, and its path as findings name it. */
    record Found<F>(String path, F file) {}

    /** Where files come from. */
    interface Files<F> {
        /** Finds what an import names. Empty if there is no such file; an exception says why one that is there cannot be used. */
        Optional<Found<F>> find(String importer, F file, String target) throws SourceException;

        /** What could be imported instead of what cannot be found: one of these may have been meant. */
        default List<String> alternatives(String importer, String target) {
            return List.of();
        }

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
            parsed.file().imports().forEach(this::explain);
        }
        ProgramGraph graph = Linker.link(files, findings);
        graph.linkFindings().stream().filter(ProgramReading::isAboutImport).forEach(missing -> unread.add(missing.range()));
        Analysis analysis = types.map(known -> Analysis.of(graph, known)).orElseGet(() -> Analysis.of(graph));
        return new LoadedProgram(graph, analysis, told(analysis.diagnostics()), texts);
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
            refused.put(target.range(), e);
            return Optional.empty();
        }
    }

    /** What may only follow from what could not be read is left out. */
    private List<Diagnostic> told(List<Diagnostic> all) {
        Set<Diagnostic> read = new HashSet<>(findings);
        Consequences consequences = new Consequences(unread);
        return all.stream()
                .filter(finding -> read.contains(finding) || isAboutImport(finding) || !consequences.mayContain(finding)).toList();
    }

    private static boolean isAboutImport(Diagnostic finding) {
        return finding.code() == Code.IMPORT_NOT_FOUND;
    }

    private void explain(Import statement) {
        if (!(statement instanceof Import.OfFile file) || !refused.containsKey(file.target().range())) {
            return;
        }
        Name target = file.target();
        SourceException reason = refused.get(target.range());
        Optional<String> meant = meant(target);
        Diagnostic finding = Diagnostic.of(Code.IMPORT_NOT_FOUND, target.range(),
                "The import `" + target + "` " + reason.reason() + DidYouMean.suffix(meant));
        finding = meant.isEmpty() ? finding.help(reason.remedy())
                : finding.suggest("Change to `" + meant.get() + "`", target.range(), "\"" + meant.get() + "\"");
        findings.add(finding.suggest("Remove this import", file.range(), ""));
    }

    /** Only names are compared: the ending, which all have, would make short ones look alike. */
    private Optional<String> meant(Name target) {
        Map<String, String> byStem = new LinkedHashMap<>();
        access.alternatives(target.range().file(), target.text()).forEach(path -> byStem.put(stem(path), path));
        String wanted = stem(target.text());
        return Optional.ofNullable(byStem.get(wanted)).or(() -> DidYouMean.closest(wanted, byStem.keySet()).map(byStem::get));
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(ProgramFiles.EXTENSION) ? name.substring(0, name.length() - ProgramFiles.EXTENSION.length()) : name;
    }
}
