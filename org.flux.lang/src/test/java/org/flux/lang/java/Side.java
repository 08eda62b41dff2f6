// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Family;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;

/** A program, {@code chat.flux}, and its Java sources, in memory. */
record Side(Map<String, String> files) {
    private static final ProgramLoader LOADER = ProgramLoader.create();
    private static final String ROOT = "chat.flux";

    /** @param java the one Java source, {@code Server.java} */
    static Side of(String flux, String java) {
        return of(flux, Map.of("Server.java", java));
    }

    static Side of(String flux, Map<String, String> java) {
        Map<String, String> files = new LinkedHashMap<>(java);
        files.put(ROOT, flux);
        return new Side(files);
    }

    LoadedProgram load() {
        return LOADER.with(Optional.empty(), MemoryProject.of(ROOT, files)).load(ROOT, files.get(ROOT),
                path -> Optional.ofNullable(files.get(path)));
    }

    ComponentSources sources() {
        return ComponentSources.of(load().analysis(), MemoryProject.of(ROOT, files).orElseThrow());
    }

    /** The findings about Java. */
    List<Diagnostic> findings() {
        return load().diagnostics().stream().filter(d -> d.code().family() == Family.JAVA).toList();
    }

    /** Each finding as {@code FLUX701 Answer: message}. */
    List<String> told() {
        return findings().stream().map(d -> d.code().id() + " " + text(d.range()) + ": " + d.message()).toList();
    }

    String text(SourceRange range) {
        return files.get(range.file()).substring(range.offset(), range.endOffset());
    }

    /** The files after a fix of the first finding. */
    Side fixed(String title) {
        return with(findings().getFirst().fixes().stream().filter(f -> f.title().startsWith(title)).findFirst().orElseThrow().edits());
    }

    Side with(List<Edit> edits) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        List<Edit> last = new ArrayList<>(edits);
        last.sort(Comparator.comparingInt((Edit e) -> e.range().offset()).reversed());
        last.forEach(edit -> changed.compute(edit.range().file(), (file, text) -> new StringBuilder(text == null ? "" : text)
                .replace(edit.range().offset(), edit.range().endOffset(), edit.newText()).toString()));
        return new Side(changed);
    }

    String java() {
        return files.get("Server.java");
    }
}
