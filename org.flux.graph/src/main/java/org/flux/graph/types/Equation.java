// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Terms.Value;
import org.flux.graph.types.Terms.Values;

/**
 * Two lists of values that must be the same.
 *
 * @param left who gives or takes the first list, in words: {@code `Read` gives}
 * @param range the place that puts them together
 */
record Equation(Supplier<String> left, Values leftValues, Supplier<String> right, Values rightValues, SourceRange range) {

    /** Makes the two lists one and tells why that is impossible, if so. */
    Optional<Diagnostic> solve() {
        if (leftValues.isOpen() || rightValues.isOpen()) {
            Values.unify(leftValues, rightValues);
            return Optional.empty();
        }
        String message = left.get() + " " + show(leftValues) + " but " + right.get() + " " + show(rightValues);
        return switch (Values.unify(leftValues, rightValues)) {
            case SAME -> Optional.empty();
            case LENGTHS_DIFFER -> Optional.of(Diagnostic.of(Code.ARITY_MISMATCH, range, message)
                    .related(leftValues.origin(), count(leftValues) + " here")
                    .related(rightValues.origin(), count(rightValues) + " here")
                    .help("make both lists the same, or put a node in between that takes the one and gives the other"));
            case TYPES_DIFFER -> Optional.of(typesDiffer(message));
        };
    }

    /** The types, or how many there are if none is known. */
    private static String show(Values values) {
        boolean known = values.list().isEmpty() || values.list().stream().anyMatch(value -> value.type().isPresent());
        return known ? values.show() : count(values);
    }

    private static String count(Values values) {
        int n = values.list().size();
        return n == 0 ? "nothing" : n == 1 ? "1 value" : n + " values";
    }

    private Diagnostic typesDiffer(String message) {
        List<Value> lefts = leftValues.list();
        List<Value> rights = rightValues.list();
        int at = 0;
        while (lefts.get(at).type().isEmpty() || rights.get(at).type().isEmpty() || lefts.get(at).type().equals(rights.get(at).type())) {
            at++;
        }
        Value a = lefts.get(at);
        Value b = rights.get(at);
        JavaType left = a.type().orElseThrow();
        JavaType right = b.type().orElseThrow();
        boolean alike = left.toString().equals(right.toString());
        String what = (lefts.size() > 1 ? "; value " + (at + 1) + " differs" : "")
                + (alike ? "; `" + left.qualified() + "` is not `" + right.qualified() + "`" : "");
        return Diagnostic.of(Code.TYPE_MISMATCH, range, message + what)
                .related(a.origin(), "`" + (alike ? left.qualified() : left) + "` here")
                .related(b.origin(), "`" + (alike ? right.qualified() : right) + "` here")
                .help(alike ? "import the type in every file that names it"
                        : "declare the same type at both places, or put a node in between that converts");
    }
}
