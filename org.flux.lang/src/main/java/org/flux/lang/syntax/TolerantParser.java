// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.TokenSource;
import org.flux.lang.parser.antlr.FluxParser;

/** The generated parser, reading look-alikes as the characters that they stand for, and types no deeper than is reasonable. */
public class TolerantParser extends FluxParser {
    @Override
    protected TokenSource createLexer(CharStream stream) {
        return new ShallowTypes(super.createLexer(LookAlikes.reading(stream)), getTokenDefProvider());
    }
}
