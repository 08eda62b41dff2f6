// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Spelling;

/** Legal spellings that are not the canonical one, each with its fix. */
public final class StyleChecks {
    private StyleChecks() {}

    public static List<Diagnostic> of(ProgramGraph graph) {
        return graph.files().stream().flatMap(f -> f.spellings().stream()).map(StyleChecks::finding).toList();
    }

    private static Diagnostic finding(Spelling spelling) {
        Code code = switch (spelling.kind()) {
            case ARROW -> Code.ARROW_SPELLING;
            case WILDCARD -> Code.WILDCARD_SPELLING;
            case KEYWORD -> Code.KEYWORD_SPELLING;
            case COLON -> Code.COLON_SPELLING;
            case SEMICOLON -> Code.SEMICOLON_SPELLING;
        };
        String what = switch (spelling.kind()) {
            case ARROW -> "arrow";
            case WILDCARD -> "wildcard";
            case KEYWORD -> "keyword";
            case COLON -> "colon";
            case SEMICOLON -> "semicolon";
        };
        String canonical = spelling.canonical();
        boolean missing = spelling.kind() == Spelling.Kind.COLON || spelling.kind() == Spelling.Kind.SEMICOLON;
        String message = canonical.isEmpty() ? "This " + what + " is superfluous"
                : missing ? "A `" + canonical + "` is missing here"
                : "The canonical " + what + " here is `" + canonical + "`";
        String title = canonical.isEmpty() ? "Remove it" : "Write `" + canonical + "`";
        return Diagnostic.of(code, spelling.range(), message).fix(title, spelling.range(), canonical);
    }
}
