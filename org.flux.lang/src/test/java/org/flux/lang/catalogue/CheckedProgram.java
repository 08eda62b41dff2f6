// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.PageExamples.Program;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.flux.lang.java.MemoryProject;

/** A program of a page, read by the language's own parser, and what is said of it. */
record CheckedProgram(Map<String, String> files, Set<String> types, LoadedProgram loaded, List<Diagnostic> findings) {
    private static final ProgramLoader LOADER = ProgramLoader.create();

    /** A program of one file; the class path is unknown. */
    static CheckedProgram of(String text) {
        return of(Map.of("example.flux", text), Set.of());
    }

    static CheckedProgram of(Program program, Set<String> types) {
        return of(program.files(), types);
    }

    private static CheckedProgram of(Map<String, String> files, Set<String> types) {
        String root = files.keySet().iterator().next();
        LoadedProgram loaded = LOADER.with(Optional.empty(), MemoryProject.of(root, files))
                .load(root, files.get(root), path -> Optional.ofNullable(files.get(path)));
        List<Diagnostic> findings = new ArrayList<>(loaded.diagnostics());
        if (!types.isEmpty()) {
            List<Diagnostic> known = loaded.analysis().diagnostics();
            Analysis.of(loaded.graph(), new ClassPath(types)).diagnostics().stream().filter(d -> !known.contains(d)).forEach(findings::add);
        }
        return new CheckedProgram(files, types, loaded, List.copyOf(findings));
    }

    /** This program with a fix applied. */
    CheckedProgram with(Fix fix) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        List<Edit> edits = new ArrayList<>(fix.edits());
        edits.sort(Comparator.comparingInt((Edit e) -> e.range().offset()).reversed());
        edits.forEach(edit -> changed.compute(edit.range().file(), (file, text) -> new StringBuilder(text == null ? "" : text)
                .replace(edit.range().offset(), edit.range().endOffset(), edit.newText()).toString()));
        return of(changed, types);
    }

    /** How often a finding is made, wherever in the text. */
    long count(Diagnostic finding) {
        return findings.stream().filter(d -> d.code() == finding.code() && d.message().equals(finding.message())).count();
    }

    /** What the program does: flows, locks in force, handlers, types; not how it is written, and not what things are called in Java. */
    String meaning() {
        Analysis analysis = loaded.analysis();
        StringBuilder meaning = new StringBuilder();
        loaded.graph().sources().forEach(s -> meaning.append(s.node()).append(s.target()).append(s.session().map(f -> f.name().text()))
                .append('\n'));
        new TreeMap<>(loaded.graph().nodes()).forEach((name, node) -> {
            meaning.append(name).append(' ').append(analysis.types().signature(name)).append(' ')
                    .append(analysis.locks().effective().get(name));
            if (node instanceof Node.AbstractNode flow) {
                flow.variants().forEach(v -> meaning.append("\n  ").append(v.steps()));
            }
            meaning.append('\n');
        });
        loaded.graph().handlers().forEach(h -> meaning.append(h.path()).append(h.handler()).append('\n'));
        return meaning.append(loaded.graph().pragmas()).append(analysis.locks().order().locks()).toString()
                .replaceAll("range=SourceRange\\[[^]]*]", "");
    }

    String text() {
        return files.entrySet().stream().map(e -> "// " + e.getKey() + "\n" + e.getValue()).collect(Collectors.joining());
    }

    /** The types of a page. */
    private record ClassPath(Set<String> names) implements JavaTypes {
        @Override
        public boolean contains(String qualifiedName) {
            return names.contains(qualifiedName);
        }

        @Override
        public Collection<String> in(String packageName) {
            return names.stream().filter(n -> n.substring(0, Math.max(0, n.lastIndexOf('.'))).equals(packageName))
                    .map(ClassPath::simple).toList();
        }

        @Override
        public Collection<String> named(String simpleName) {
            return names.stream().filter(n -> simple(n).equals(simpleName)).toList();
        }

        private static String simple(String name) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
