// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text that the editor has open. */
final class Text {
    private static final int MOST_UNDO = 30;

    private final String uri;
    private final Deque<Step> done = new ArrayDeque<>();
    private String text;
    private int version = 1;

    /** What takes a change back. */
    private record Step(int offset, int length, String text) {}

    Text(String uri, String text) {
        this.uri = uri;
        this.text = text;
    }

    String uri() {
        return uri;
    }

    String text() {
        return text;
    }

    int version() {
        return version;
    }

    int nextVersion() {
        return ++version;
    }

    /** A place that an editor can name: not within a character of two units, and not within the end of a line. */
    int place(int any) {
        int offset = any % (text.length() + 1);
        return isPlace(offset) ? offset : offset - 1;
    }

    private boolean isPlace(int offset) {
        if (offset <= 0 || offset >= text.length()) {
            return true;
        }
        char before = text.charAt(offset - 1);
        char after = text.charAt(offset);
        return !(Character.isHighSurrogate(before) && Character.isLowSurrogate(after)) && !(before == '\r' && after == '\n');
    }

    int startOfLine(int offset) {
        int start = offset;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        return place(start);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** As the protocol counts: a line ends with a line feed, a carriage return, or both. */
    Position position(int offset) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            boolean within = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (isLineEnd(text.charAt(i)) && !within) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, offset - start);
    }

    /** Replaces a piece of which both ends are places. */
    TextDocumentContentChangeEvent replace(int offset, int end, String with) {
        TextDocumentContentChangeEvent change = new TextDocumentContentChangeEvent(new Range(position(offset), position(end)), with);
        remember(new Step(offset, with.length(), text.substring(offset, end)));
        text = text.substring(0, offset) + with + text.substring(end);
        return change;
    }

    /** Replaces everything, as editors do that do not say what is different. */
    TextDocumentContentChangeEvent replaceAll(String with) {
        remember(new Step(0, with.length(), text));
        text = with;
        return new TextDocumentContentChangeEvent(with);
    }

    private void remember(Step step) {
        done.addLast(step);
        if (done.size() > MOST_UNDO) {
            done.removeFirst();
        }
    }

    Optional<TextDocumentContentChangeEvent> undo() {
        Step step = done.pollLast();
        if (step == null) {
            return Optional.empty();
        }
        int end = step.offset() + step.length();
        TextDocumentContentChangeEvent change;
        if (isPlace(step.offset()) && isPlace(end)) {
            change = replace(step.offset(), end, step.text());
        } else {
            change = replaceAll(text.substring(0, step.offset()) + step.text() + text.substring(end));
        }
        done.removeLast();
        return Optional.of(change);
    }
}
