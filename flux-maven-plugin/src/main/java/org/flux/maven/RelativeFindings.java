// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.nio.file.Path;
import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.syntax.SourceRange;

/** Findings whose files are named relative to a directory, so that a log of them means the same on another machine. */
record RelativeFindings(Path root) {

    List<Diagnostic> of(List<Diagnostic> findings) {
        return findings.stream().map(d -> new Diagnostic(d.code(), d.severity(), d.message(), place(d.range()),
                d.related().stream().map(r -> new Related(r.message(), place(r.range()))).toList(),
                d.fixes().stream().map(this::fix).toList())).toList();
    }

    private Fix fix(Fix fix) {
        List<Edit> edits = fix.edits().stream().map(e -> new Edit(place(e.range()), e.newText())).toList();
        return new Fix(fix.title(), edits, fix.applicability());
    }

    /** A file elsewhere keeps its absolute name. */
    private SourceRange place(SourceRange range) {
        Path file = Path.of(range.file()).toAbsolutePath().normalize();
        Path base = root.toAbsolutePath().normalize();
        String name = file.startsWith(base) ? base.relativize(file).toString() : file.toString();
        return new SourceRange(name, range.offset(), range.endOffset(), range.line(), range.column(), range.endLine(), range.endColumn());
    }
}
