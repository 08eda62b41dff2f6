// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/**
 * One text as records, and what is wrong with its syntax.
 *
 * @param findings in textual order, one for each slip
 * @param unread the declarations that could not be read, or only in part
 */
public record ParsedFile(SourceFile file, String text, List<Diagnostic> findings, List<SourceRange> unread) {
    public ParsedFile {
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }
}
