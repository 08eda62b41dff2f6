// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.rename;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Texts;

/** What an edit would change, line by line, for who decides about it. */
final class Preview {
    private Preview() {}

    /** @param name as people call the file */
    record File(String name, boolean open, List<Line> lines) {}

    /**
     * @param number from 1
     * @param after what will stand there
     */
    record Line(int number, String after, int changes) {}

    /** Reads files: not for the thread of the user interface. */
    static List<File> of(WorkspaceEdit edit) {
        Map<String, List<TextEdit>> byFile = new TreeMap<>();
        if (edit.getDocumentChanges() != null) {
            edit.getDocumentChanges().stream().filter(change -> change.isLeft()).map(change -> change.getLeft())
                    .forEach((TextDocumentEdit change) -> byFile
                            .computeIfAbsent(change.getTextDocument().getUri(), uri -> new ArrayList<>()).addAll(change.getEdits().stream()
                                    .map(one -> one.isLeft() ? one.getLeft() : null).filter(Objects::nonNull).toList()));
        } else if (edit.getChanges() != null) {
            byFile.putAll(edit.getChanges());
        }
        return byFile.entrySet().stream().map(entry -> new File(Texts.name(entry.getKey()),
                FluxDocument.of(entry.getKey()).isPresent(), lines(Texts.of(entry.getKey()), entry.getValue()))).toList();
    }

    private static List<Line> lines(String text, List<TextEdit> edits) {
        List<String> lines = text.lines().toList();
        Map<Integer, List<TextEdit>> byLine = edits.stream().collect(Collectors.groupingBy(edit -> edit.getRange().getStart().getLine(),
                TreeMap::new, Collectors.toList()));
        List<Line> changed = new ArrayList<>();
        byLine.forEach((number, own) -> changed.add(new Line(number + 1,
                changed(number < lines.size() ? lines.get(number) : "", own).strip(), own.size())));
        return changed;
    }

    private static String changed(String line, List<TextEdit> edits) {
        StringBuilder after = new StringBuilder(line);
        edits.stream().sorted(Comparator.comparing((TextEdit edit) -> edit.getRange().getStart().getCharacter()).reversed())
                .forEach(edit -> after.replace(Math.min(edit.getRange().getStart().getCharacter(), after.length()),
                        Math.min(edit.getRange().getEnd().getCharacter(), after.length()), edit.getNewText()));
        return after.toString();
    }
}
