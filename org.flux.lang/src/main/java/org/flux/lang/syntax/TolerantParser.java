// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.TokenSource;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;
import org.flux.lang.parser.antlr.FluxParser;
import org.flux.lang.parser.antlr.internal.InternalFluxParser;
import org.flux.lang.services.FluxGrammarAccess;

/** The generated parser, reading look-alikes as the characters that they stand for, and types no deeper than is reasonable. */
public class TolerantParser extends FluxParser {
    @Override
    protected TokenSource createLexer(CharStream stream) {
        return new ShallowTypes(super.createLexer(LookAlikes.reading(stream)), getTokenDefProvider());
    }

    @Override
    protected InternalFluxParser createParser(XtextTokenStream stream) {
        return new BoundedParser(stream, getGrammarAccess());
    }

    /**
     * After a broken type the parser takes what follows for the rest of it, and so gets the deeper the more of them there are. Where it is
     * deeper than types alone lead, it sees the end of the file: nothing helps then but to mend what is broken.
     */
    private static final class BoundedParser extends InternalFluxParser {
        private static final int RULES_PER_ARGUMENT = 3;
        private static final int MOST_RULES = 4 * ShallowTypes.DEPTH * RULES_PER_ARGUMENT;

        BoundedParser(XtextTokenStream tokens, FluxGrammarAccess grammar) {
            super(tokens, grammar);
        }

        @Override
        protected void enterRule() {
            if (state._fsp > MOST_RULES) {
                input.seek(input.size());
            }
        }
    }
}
