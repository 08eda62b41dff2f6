// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.syntax.LineIndex;

/** What a client makes of edits. */
public final class EditedText {
    private EditedText() {}

    /** A text after edits, which must not overlap. */
    public static String apply(String text, List<? extends TextEdit> edits) {
        LineIndex lines = new LineIndex("", text);
        List<TextEdit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(edit -> offset(lines, edit.getRange().getStart())));
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (TextEdit edit : sorted) {
            int start = offset(lines, edit.getRange().getStart());
            assertThat(start).as("edits overlap").isGreaterThanOrEqualTo(copied);
            result.append(text, copied, start).append(edit.getNewText());
            copied = offset(lines, edit.getRange().getEnd());
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static int offset(LineIndex lines, Position position) {
        return lines.start(position.getLine()) + position.getCharacter();
    }

    /** The new texts of all files that an edit changes or creates, by URI. */
    public static Map<String, String> apply(WorkspaceEdit edit, Function<String, String> textOf) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (edit.getChanges() != null) {
            edit.getChanges().forEach((uri, edits) -> texts.put(uri, apply(textOf.apply(uri), edits)));
        }
        if (edit.getDocumentChanges() != null) {
            edit.getDocumentChanges().forEach(change -> {
                if (change.isRight() && change.getRight() instanceof CreateFile created) {
                    texts.put(created.getUri(), "");
                } else if (change.isLeft()) {
                    String uri = change.getLeft().getTextDocument().getUri();
                    List<TextEdit> edits = change.getLeft().getEdits().stream().map(Either::getLeft).toList();
                    texts.put(uri, apply(texts.getOrDefault(uri, textOf.apply(uri)), edits));
                }
            });
        }
        return texts;
    }
}
