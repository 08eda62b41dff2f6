// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;

/**
 * What is wrong at one place, in offsets.
 *
 * @param notes other places that belong to it
 */
record Slip(String message, int offset, int end, List<Note> notes, List<Change> changes) {
    record Note(String message, int offset, int end) {}

    /** A fix. */
    record Change(String title, List<Piece> pieces) {}

    record Piece(int offset, int end, String text) {}

    static Slip at(int offset, int end, String message) {
        return new Slip(message, offset, end, List.of(), List.of());
    }

    Slip note(String what, Token token) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(what, token.offset(), token.end()));
        return new Slip(message, offset, end, more, changes);
    }

    Slip change(String title, Piece... pieces) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(title, List.of(pieces)));
        return new Slip(message, offset, end, notes, more);
    }

    /** With a fix that replaces the place itself. */
    Slip write(String text) {
        return change("Write `" + text.strip() + "`", new Piece(offset, end, text));
    }

    Diagnostic finding(LineIndex lines) {
        Diagnostic finding = Diagnostic.of(Code.SYNTAX, lines.range(offset, end), Texts.readable(message));
        for (Note note : notes) {
            finding = finding.related(lines.range(note.offset, note.end), note.message);
        }
        for (Change change : changes) {
            finding = finding.fix(new Diagnostic.Fix(change.title, change.pieces.stream()
                    .map(piece -> new Diagnostic.Edit(lines.range(piece.offset, piece.end), piece.text)).toList()));
        }
        return finding;
    }
}
