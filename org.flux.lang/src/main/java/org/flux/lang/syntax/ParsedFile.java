// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceFile;

/**
 * One text as records, and what is wrong with its syntax.
 *
 * @param findings in textual order, one for each slip
 */
public record ParsedFile(SourceFile file, String text, List<Diagnostic> findings) {
    public ParsedFile {
        findings = List.copyOf(findings);
    }
}
