// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Optional;
import org.eclipse.xtext.parser.IParseResult;
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
        try {
            IParseResult parsed = reader.parse(text);
            if (!adapter.adapt("", parsed, target -> Optional.empty()).findings().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(FluxLayout.apply(text, FluxLayout.of(parsed.getRootNode())));
        } catch (StackOverflowError e) {
            // type arguments nested beyond any reason, see FluxReader
            return Optional.empty();
        }
    }
}
