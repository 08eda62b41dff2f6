// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.viewer;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * How what is typed fits a name: its beginning, the beginnings of words in it, a part of it, or some of its letters in order. The same
 * order of preferences as elsewhere in the workbench.
 *
 * @param quality the smaller the better
 * @param letters which of the name's letters were typed
 */
public record Match(int quality, BitSet letters) {
    private static final int SAME_CASE = 0;
    private static final int BEGINNING = 1;
    private static final int WORDS = 2;
    private static final int PART = 3;
    private static final int LETTERS = 4;

    public static Optional<Match> of(String typed, String name) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String within = name.toLowerCase(Locale.ROOT);
        if (within.startsWith(lower)) {
            return Optional.of(new Match(name.startsWith(typed) ? SAME_CASE : BEGINNING, stretch(0, typed.length())));
        }
        Optional<Match> words = words(lower, name);
        if (words.isPresent()) {
            return words;
        }
        int part = within.indexOf(lower);
        return part >= 0 ? Optional.of(new Match(PART, stretch(part, part + typed.length()))) : letters(lower, within);
    }

    private static BitSet stretch(int from, int to) {
        BitSet letters = new BitSet();
        letters.set(from, to);
        return letters;
    }

    /** {@code RR} and {@code reaReq} for {@code ReadRequest}. */
    private static Optional<Match> words(String typed, String name) {
        BitSet letters = new BitSet();
        int at = 0;
        boolean within = false;
        for (int i = 0; i < name.length() && at < typed.length(); i++) {
            boolean begins = i == 0 || Character.isUpperCase(name.charAt(i)) || !Character.isLetterOrDigit(name.charAt(i - 1));
            within = (begins || within) && Character.toLowerCase(name.charAt(i)) == typed.charAt(at);
            if (within) {
                letters.set(i);
                at++;
            } else if (i == 0) {
                return Optional.empty();
            }
        }
        return at == typed.length() ? Optional.of(new Match(WORDS, letters)) : Optional.empty();
    }

    /** The first letter has to be the first of the name, or what fits would be too much to be of use. */
    private static Optional<Match> letters(String typed, String name) {
        BitSet letters = new BitSet();
        int at = 0;
        for (int i = 0; i < name.length() && at < typed.length(); i++) {
            if (name.charAt(i) == typed.charAt(at)) {
                letters.set(i);
                at++;
            }
        }
        return at == typed.length() && letters.get(0) ? Optional.of(new Match(LETTERS, letters)) : Optional.empty();
    }
}
