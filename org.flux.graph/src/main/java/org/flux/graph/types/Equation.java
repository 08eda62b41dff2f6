// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Terms.Outcome;
import org.flux.graph.types.Terms.Values;

/**
 * Two lists of values that must be the same.
 *
 * @param left who gives or takes the first list, in words: {@code `Read` gives}
 * @param range the place that puts them together
 * @param others declarations of the participants
 */
record Equation(String left, Values leftValues, String right, Values rightValues, SourceRange range,
        List<Diagnostic.Related> others) {

    /** Makes the two lists one and tells why that is impossible, if so. */
    Optional<Diagnostic> solve() {
        String leftBefore = leftValues.show();
        String rightBefore = rightValues.show();
        Outcome outcome = Values.unify(leftValues, rightValues);
        if (outcome == Outcome.SAME) {
            return Optional.empty();
        }
        Code code = outcome == Outcome.LENGTHS_DIFFER ? Code.ARITY_MISMATCH : Code.TYPE_MISMATCH;
        String message = left + " " + leftBefore + " but " + right + " " + rightBefore;
        return Optional.of(new Diagnostic(code, code.defaultSeverity(), message, range, others, List.of()));
    }
}
