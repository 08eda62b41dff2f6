// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.colour;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;

/**
 * Where in a document which kind of token stands, as the server has told it, moved along with what has been typed since. Tokens are in the
 * order of the text and do not overlap. All in time linear in their number at most.
 */
final class Tokens {
    static final Tokens NONE = new Tokens(0);
    /** Numbers that the protocol has for each token: lines and characters since the one before, length, type, modifiers. */
    private static final int FIELDS = 5;

    private final int[] starts;
    private final int[] ends;
    private final int[] types;
    private final int[] modifiers;

    private Tokens(int size) {
        starts = new int[size];
        ends = new int[size];
        types = new int[size];
        modifiers = new int[size];
    }

    /** @param data as the protocol has it, of just this text; what does not fit into it is left out */
    static Tokens of(IDocument document, List<Integer> data) {
        Tokens tokens = new Tokens(data.size() / FIELDS);
        int line = 0;
        int character = 0;
        int size = 0;
        for (int i = 0; i + FIELDS <= data.size(); i += FIELDS) {
            character = data.get(i) == 0 ? character + data.get(i + 1) : data.get(i + 1);
            line += data.get(i);
            try {
                int start = document.getLineOffset(line) + character;
                int end = start + data.get(i + 2);
                if (end <= document.getLength() && (size == 0 || start >= tokens.ends[size - 1])) {
                    tokens.set(size++, start, end, data.get(i + 3), data.get(i + 4));
                }
            } catch (BadLocationException e) {
                break; // The text has become shorter, so this answer is not the last one.
            }
        }
        return tokens.first(size);
    }

    private void set(int index, int start, int end, int type, int modifier) {
        starts[index] = start;
        ends[index] = end;
        types[index] = type;
        modifiers[index] = modifier;
    }

    private Tokens first(int size) {
        if (size == starts.length) {
            return this;
        }
        Tokens fewer = new Tokens(size);
        for (int i = 0; i < size; i++) {
            fewer.set(i, starts[i], ends[i], types[i], modifiers[i]);
        }
        return fewer;
    }

    int size() {
        return starts.length;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int type(int index) {
        return types[index];
    }

    int modifiers(int index) {
        return modifiers[index];
    }

    /** The first token that ends behind an offset; {@link #size} if there is none. */
    int after(int offset) {
        int at = Arrays.binarySearch(ends, offset + 1);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && ends[at - 1] > offset) {
            at--;
        }
        return at;
    }

    /** Moves what stands behind a change; a word that is typed on, or changed within, keeps its kind until the server says more. */
    void changed(DocumentEvent event) {
        int from = event.getOffset();
        int to = from + event.getLength();
        String inserted = event.getText() == null ? "" : event.getText();
        int by = inserted.length() - event.getLength();
        boolean goesOn = event.getLength() == 0 && isWord(inserted) && from > 0 && isWordPart(event.getDocument(), from - 1);
        for (int i = after(Math.max(0, from - 1)); i < starts.length; i++) {
            if (starts[i] >= to) {
                starts[i] += by;
                ends[i] += by;
            } else if (ends[i] > to || ends[i] == to && starts[i] < from && event.getLength() > 0 || ends[i] == from && goesOn) {
                starts[i] = Math.min(starts[i], from);
                ends[i] += by;
            } else if (starts[i] < from) {
                ends[i] = Math.min(ends[i], from);
            } else {
                starts[i] = from;
                ends[i] = from;
            }
        }
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Character::isJavaIdentifierPart);
    }

    private static boolean isWordPart(IDocument document, int offset) {
        try {
            return Character.isJavaIdentifierPart(document.getChar(offset));
        } catch (BadLocationException e) {
            return false;
        }
    }

    /** What looks different in others of the same text; null if nothing does. */
    IRegion difference(Tokens other) {
        int same = 0;
        int least = Math.min(size(), other.size());
        while (same < least && isSame(same, other, same)) {
            same++;
        }
        if (same == size() && same == other.size()) {
            return null;
        }
        int tail = 0;
        while (tail < least - same && isSame(size() - 1 - tail, other, other.size() - 1 - tail)) {
            tail++;
        }
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (Tokens tokens : List.of(this, other)) {
            if (same < tokens.size() - tail) {
                from = Math.min(from, tokens.starts[same]);
                to = Math.max(to, tokens.ends[tokens.size() - 1 - tail]);
            }
        }
        return new Region(from, to - from);
    }

    private boolean isSame(int mine, Tokens other, int others) {
        return starts[mine] == other.starts[others] && ends[mine] == other.ends[others] && types[mine] == other.types[others]
                && modifiers[mine] == other.modifiers[others];
    }
}
