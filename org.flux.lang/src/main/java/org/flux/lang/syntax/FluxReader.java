// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.flux.graph.syntax.Name;

/** Parses one text without an EMF resource: the parser and the adapter are all that the compiler needs. */
@Singleton
public final class FluxReader {
    private final IParser parser;
    private final SyntaxAdapter adapter;

    @Inject
    FluxReader(IParser parser, SyntaxAdapter adapter) {
        this.parser = parser;
        this.adapter = adapter;
    }

    /** Parses a text to Xtext's models. */
    public IParseResult parse(String text) {
        return parser.parse(new StringReader(text));
    }

    /** Reads a text to records. Never fails. */
    public ParsedFile read(String path, String text, Function<Name, Optional<String>> imports) {
        return adapter.adapt(path, parse(text), imports);
    }
}
