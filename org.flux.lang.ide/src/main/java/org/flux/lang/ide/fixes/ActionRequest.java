// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.fixes.Rewriting;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;

/**
 * A place about which somebody asks what can be done.
 *
 * @param from offset of the selection's start
 * @param to offset of its end; the same for a cursor
 */
public record ActionRequest(ServerContext context, View view, int from, int to) {

    public Program program() {
        return view.program();
    }

    /** What is said about the place, as severely as the user wants it: as it was found, and as it is shown. */
    public Map<Diagnostic, Diagnostic> findings() {
        Map<Diagnostic, Diagnostic> inRange = new LinkedHashMap<>();
        allFindings().forEach((found, shown) -> {
            if (touches(found.range())) {
                inRange.put(found, shown);
            }
        });
        return inRange;
    }

    /** What is said about the document. */
    Map<Diagnostic, Diagnostic> allFindings() {
        Map<Diagnostic, Diagnostic> reported = new LinkedHashMap<>();
        for (Program program : view.programs()) {
            context.settings().severities().overriddenBy(program.settings().severities()).addTo(reported, program.diagnostics().stream()
                    .filter(finding -> finding.range().file().equals(view.document().name())).toList());
        }
        return reported;
    }

    /** Whether the selection and a range of the document have at least an end in common. */
    public boolean touches(SourceRange range) {
        return range.file().equals(view.document().name()) && range.offset() <= to && range.endOffset() >= from;
    }

    /** The texts of files after edits, those of Java sources included; a file that does not exist is empty. */
    public Map<String, String> after(Collection<Edit> edits) {
        Map<String, List<Edit>> byFile = new LinkedHashMap<>();
        edits.forEach(edit -> byFile.computeIfAbsent(edit.range().file(), file -> new ArrayList<>()).add(edit));
        Map<String, String> texts = new HashMap<>();
        byFile.forEach((file, own) -> texts.put(file, Rewriting.apply(text(file), own)));
        return texts;
    }

    private String text(String file) {
        return view.program().contains(file) ? view.program().text(file) : view.snapshot().document(file).map(Document::text).orElse("");
    }
}
