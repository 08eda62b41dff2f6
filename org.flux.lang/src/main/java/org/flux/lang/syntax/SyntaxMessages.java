// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.antlr.runtime.CommonToken;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
import org.flux.graph.diagnostics.Code;

/** Keeps the place at which the parser gave up; {@link Explanation} finds the words once the whole text is known. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {
    private static final String END = "end";

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        RecognitionException error = context.getRecognitionException();
        String place = END;
        if (error != null && error.input instanceof TokenStream stream && error.index >= 0 && error.index < stream.size()) {
            Token token = stream.get(error.index);
            place = token.getType() == Token.EOF ? END : String.valueOf(((CommonToken) token).getStartIndex());
        }
        return new SyntaxErrorMessage("The text is no Flux here", Code.SYNTAX.id(), new String[] {place});
    }

    /** The offset of the token at which the parser gave up, {@code length} for the end of the text. */
    static int offset(INode error, int length) {
        String[] data = error.getSyntaxErrorMessage().getIssueData();
        if (data == null || data.length == 0) {
            return error.getOffset();
        }
        return data[0].equals(END) ? length : Integer.parseInt(data[0]);
    }
}
