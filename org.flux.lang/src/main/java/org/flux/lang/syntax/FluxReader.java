// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.ParseException;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;

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

    /** Parses a text to Xtext's models; nothing if its type arguments are nested so deeply that the recursive parser gives up. */
    public Optional<IParseResult> parse(String text) {
        try {
            return Optional.of(parser.parse(new StringReader(text)));
        } catch (ParseException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StackOverflowError) {
                    return Optional.empty();
                }
            }
            throw e;
        }
    }

    /** Reads a text to records. Never fails. */
    public ParsedFile read(String path, String text, Function<Name, Optional<String>> imports) {
        return parse(text).map(parsed -> adapter.adapt(path, parsed, imports)).orElseGet(() -> {
            LineIndex lines = new LineIndex(path, text);
            Diagnostic finding = Diagnostic.of(Code.SYNTAX, lines.range(0, 0), "Type arguments are nested too deeply to be read");
            return new ParsedFile(new SourceFile(path, Optional.empty(), List.of(), List.of(), List.of()), text, List.of(finding),
                    List.of(lines.range(0, text.length())));
        });
    }
}
