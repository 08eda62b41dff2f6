// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.Optional;
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
}
