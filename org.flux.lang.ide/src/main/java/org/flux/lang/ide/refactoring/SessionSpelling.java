// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;
import org.flux.lang.syntax.LineIndex;
import org.flux.lang.syntax.TextToken;

/** Turns {@code session Listen => F;} into {@code source Listen {session: F} => …}, and back. */
final class SessionSpelling implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorRewrite;

    @Override
    public List<String> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        Places.declarations(request, SessionDecl.class).findFirst().ifPresent(session -> {
            String title = "Write the session function in the source";
            Optional<SourceDecl> source = request.program().graph().sources().stream().map(Source::declaration)
                    .filter(declared -> declared.source().text().equals(session.source().text())).findFirst();
            if (source.isEmpty() || source.get().session().isPresent()) {
                actions.add(Action.impossible(title, KIND, source.isEmpty() ? "`" + session.source() + "` is no source"
                        : "the source has one already"));
            } else {
                actions.add(Action.change(title, KIND, () -> request.after(List.of(new Edit(session.range(), ""),
                        new Edit(source.get().source().range().end(), " {session: " + written(session.function()) + "}")))));
            }
        });
        Places.declarations(request, SourceDecl.class).filter(source -> source.session().isPresent()).findFirst().ifPresent(source ->
                actions.add(Action.change("Write the session function as a declaration of its own", KIND, () -> apart(request, source))));
        return actions;
    }

    private static java.util.Map<String, String> apart(ActionRequest request, SourceDecl source) {
        String text = request.program().text(source.range().file());
        List<TextToken> tokens = TextToken.of(text).stream().filter(token -> token.kind() == TextToken.Kind.SIGN
                && token.offset() >= source.source().range().endOffset() && token.end() <= source.range().endOffset()).toList();
        SessionFunction function = source.session().orElseThrow();
        int behind = function.binding().map(b -> b.method().range()).orElse(function.name().range()).endOffset();
        int open = offset(tokens, text, '{', source.source().range().endOffset());
        int close = offset(tokens, text, '}', -1);
        String written = text.substring(function.name().range().offset(), Math.max(close, behind)).strip();
        while (open > 0 && Character.isWhitespace(text.charAt(open - 1))) {
            open--;
        }
        var lines = new LineIndex(source.range().file(), text);
        return request.after(List.of(new Edit(lines.range(open, close < behind ? behind : close + 1), ""), Places.behind(request,
                source.range(), "session " + source.source() + " => " + written + (written.contains("//") ? "\n;" : ";"))));
    }

    /** Where a sign stands first, not counting those in comments; else an offset. */
    private static int offset(List<TextToken> tokens, String text, char sign, int otherwise) {
        return tokens.stream().map(TextToken::offset).filter(at -> text.charAt(at) == sign).findFirst().orElse(otherwise);
    }

    private static String written(SessionFunction function) {
        return function.name() + function.binding().map(SessionSpelling::written).orElse("");
    }

    private static String written(Binding binding) {
        return " by " + binding.type() + "::" + binding.method();
    }
}
