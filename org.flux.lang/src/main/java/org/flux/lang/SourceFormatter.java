// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.List;
import java.util.Optional;
import org.flux.lang.formatting.Replacement;
import org.flux.lang.formatting.TextFormatter;

/** The formatter of Flux texts. It changes white space only; formatting twice changes nothing. */
public final class SourceFormatter {
    private final TextFormatter formatter;

    private SourceFormatter(TextFormatter formatter) {
        this.formatter = formatter;
    }

    public static SourceFormatter create() {
        return new SourceFormatter(Language.service(TextFormatter.class));
    }

    /** The formatted text, or nothing if the text has syntax errors: what cannot be read is left alone. */
    public Optional<String> format(String text) {
        return formatter.format(text);
    }

    /** What formatting changes, in order. Declarations with slips, and what cannot be read, are left alone. */
    public List<Replacement> replacements(String text) {
        return formatter.replacements(text);
    }

    /** What formatting changes between two offsets, and in the declarations that are in part there. */
    public List<Replacement> replacements(String text, int from, int to) {
        return formatter.replacements(text, from, to);
    }

    /** What formatting changes in and before the declarations that end behind {@code from} and not behind {@code to}. */
    public List<Replacement> replacementsOfEnding(String text, int from, int to) {
        return formatter.replacementsOfEnding(text, from, to);
    }
}
