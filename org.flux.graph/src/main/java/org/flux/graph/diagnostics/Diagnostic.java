// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.List;
import org.flux.graph.syntax.SourceRange;

/**
 * One finding, in the user's words.
 *
 * @param code entry of the catalogue
 * @param severity the entry's default unless settings changed it
 * @param message one line that names the thing
 * @param range the place to change
 * @param related every other participant
 * @param fixes machine-applicable changes, the best first
 */
public record Diagnostic(Code code, Severity severity, String message, SourceRange range, List<Related> related, List<Fix> fixes) {
    public Diagnostic {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
    }

    public record Related(String message, SourceRange range) {}

    public record Fix(String title, List<Edit> edits) {
        public Fix {
            edits = List.copyOf(edits);
        }
    }

    /** Replaces the text of {@code range}. */
    public record Edit(SourceRange range, String newText) {}
}
