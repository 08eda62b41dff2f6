// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.SourceRange;

/**
 * Says in plain words where a text is no Flux. The parser only tells the token at which it gave up; the message comes from the tokens of the
 * declaration up to there. Place and fix travel in the message's data: offset, end, then a title and the text to put there.
 */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

    /** Looking further back would explain nothing more, and take quadratic time in a text without semicolons. */
    private static final int MAX_TOKENS = 200;

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        RecognitionException error = context.getRecognitionException();
        if (error == null || !(error.input instanceof TokenStream stream) || error.index < 0) {
            return new SyntaxErrorMessage("The text is no Flux here", Code.SYNTAX.id());
        }
        SyntaxProblem problem = SyntaxProblem.of(statement(stream, error.index), stream.size() > error.index ? stream.get(error.index) : null);
        List<String> data = new ArrayList<>(List.of(String.valueOf(problem.offset()), String.valueOf(problem.endOffset())));
        problem.fix().ifPresent(fix -> data.addAll(List.of(fix.title(), fix.text())));
        return new SyntaxErrorMessage(problem.message(), Code.SYNTAX.id(), data.toArray(String[]::new));
    }

    /** The visible tokens before the one at {@code index} that belong to its declaration. */
    private static List<Token> statement(TokenStream stream, int index) {
        Deque<Token> before = new ArrayDeque<>();
        for (int i = Math.min(index, stream.size()) - 1; i >= 0 && before.size() < MAX_TOKENS; i--) {
            Token token = stream.get(i);
            if (token.getChannel() == Token.HIDDEN_CHANNEL) {
                continue;
            }
            String text = token.getText();
            boolean arrowFollows = !before.isEmpty() && Spellings.isArrow(before.getFirst().getText());
            if (text.equals(";") || text.equals("}") && !before.isEmpty() && !arrowFollows) {
                break;
            }
            before.addFirst(token);
            if (Expectation.HARD_KEYWORDS.contains(text) && !text.equals("error")) {
                break;
            }
        }
        return List.copyOf(before);
    }

    static SourceRange range(SyntaxErrorMessage message, INode error, LineIndex lines) {
        String[] data = message.getIssueData();
        return data == null || data.length < 2
                ? lines.range(error.getOffset(), error.getEndOffset())
                : lines.range(Integer.parseInt(data[0]), Integer.parseInt(data[1]));
    }

    static Fix[] fixes(SyntaxErrorMessage message, SourceRange range) {
        String[] data = message.getIssueData();
        return data == null || data.length < 4 ? new Fix[0] : new Fix[] {SyntaxFindings.replace(data[2], range, data[3])};
    }

    /** A token that can start nothing and belongs to nothing. */
    static String unexpected(String token) {
        if (Expectation.HARD_KEYWORDS.contains(token)) {
            return "`" + token + "` is a keyword of Flux and cannot be a name here";
        }
        return switch (token) {
            case "#" -> "Flux has no preprocessor; use `import` for other files";
            case "'" -> "Unexpected `'`; strings are written between `\"`";
            case ")", "]", "}" -> "`" + token + "` closes nothing that is open";
            default -> token.codePointCount(0, token.length()) == 1
                    ? "Unexpected " + TokenScan.describe(token.codePointAt(0))
                    : "Unexpected `" + token + "`";
        };
    }
}
