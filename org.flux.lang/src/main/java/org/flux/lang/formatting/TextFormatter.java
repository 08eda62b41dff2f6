// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Optional;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.SyntaxAdapter;

/** Formats whole texts. */
@Singleton
public final class TextFormatter {
    private final FluxReader reader;
    private final SyntaxAdapter adapter;

    @Inject
    TextFormatter(FluxReader reader, SyntaxAdapter adapter) {
        this.reader = reader;
        this.adapter = adapter;
    }

    /** The formatted text, or nothing if the text has syntax errors. */
    public Optional<String> format(String text) {
        return Optional.of(reader.parse(text))
                .filter(parsed -> adapter.adapt("", parsed, target -> Optional.empty()).findings().isEmpty())
                .map(parsed -> FluxLayout.apply(text, FluxLayout.of(parsed.getRootNode())));
    }
}
