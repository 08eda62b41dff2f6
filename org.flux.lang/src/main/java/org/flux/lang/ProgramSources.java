// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.java.ComponentSources;
import org.flux.lang.java.JavaProject;
import org.flux.lang.syntax.ParsedFile;

/**
 * The files of one program, read but not linked.
 *
 * @param files the root first, then imported files in the order in which they are reached
 * @param importFindings why files cannot be imported
 */
public record ProgramSources(List<ParsedFile> files, List<Diagnostic> importFindings) {
    public ProgramSources {
        files = List.copyOf(files);
        importFindings = List.copyOf(importFindings);
    }

    /** Whether these are the same files, parsed at the same time: then they make the same program. Much cheaper than {@link #equals}. */
    public boolean isSameAs(ProgramSources other) {
        if (files.size() != other.files.size() || !importFindings.equals(other.importFindings)) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i) != other.files.get(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Links and analyses. Never fails, whatever the text.
     *
     * @param types the Java types that the program can name; empty if nobody knows
     * @param project the Java sources to compare the program with; empty if it is not to be compared with any
     */
    public LoadedProgram analyse(Optional<JavaTypes> types, Optional<JavaProject> project) {
        List<Diagnostic> findings = new ArrayList<>();
        List<SourceRange> unread = new ArrayList<>();
        List<SourceFile> linked = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (ParsedFile file : files) {
            findings.addAll(file.findings());
            unread.addAll(file.unread());
            linked.add(file.file());
            texts.put(file.file().path(), file.text());
        }
        findings.addAll(importFindings);
        ProgramGraph graph = Linker.link(linked, findings);
        graph.linkFindings().stream().filter(ProgramSources::isAboutImport).forEach(missing -> unread.add(missing.range()));
        Analysis analysis = types.map(known -> Analysis.of(graph, known)).orElseGet(() -> Analysis.of(graph));
        List<Diagnostic> all = new ArrayList<>(analysis.diagnostics());
        Optional<JavaProject> readable = project.filter(JavaProject::isReadable);
        readable.ifPresent(java -> all.addAll(ComponentSources.of(analysis, java).findings()));
        List<Diagnostic> sorted = readable.isPresent() ? Analysis.sorted(graph, all) : all;
        return new LoadedProgram(graph, analysis, told(sorted, findings, new Consequences(unread)), texts);
    }

    /** What may only follow from what could not be read is left out. */
    private static List<Diagnostic> told(List<Diagnostic> all, List<Diagnostic> read, Consequences consequences) {
        Set<Diagnostic> ofReading = new HashSet<>(read);
        return all.stream().filter(finding -> ofReading.contains(finding) || isAboutImport(finding) || !consequences.mayContain(finding))
                .toList();
    }

    private static boolean isAboutImport(Diagnostic finding) {
        return finding.code() == Code.IMPORT_NOT_FOUND;
    }
}
