// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
import org.flux.graph.syntax.SourceRange;

/** Says in plain words where a text is no Flux. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

    static SourceRange range(SyntaxErrorMessage message, INode error, LineIndex lines) {
        return lines.range(error.getOffset(), error.getEndOffset());
    }

    static String unexpected(String token) {
        return "unexpected `" + token + "`";
    }
}
