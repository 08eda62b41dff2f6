// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.Optional;

/**
 * What an overlay says of a box, an arc or a lock.
 *
 * @param text short, to be drawn; may be empty
 * @param colour as {@code #rrggbb}
 * @param heat how hot a box is, in the colours that each theme has for it: 0 for not at all, up to {@link #HOTTEST}
 * @param marked whether a box has an outline that nothing else has: the one that everybody looks for
 * @param detail one or more lines for who asks; may be empty
 */
public record Value(String text, Optional<String> colour, int heat, boolean marked, String detail) {
    public static final int HOTTEST = 5;

    public Value {
        if (heat < 0 || heat > HOTTEST) {
            throw new IllegalArgumentException("heat " + heat);
        }
    }

    public Value(String text, Optional<String> colour, String detail) {
        this(text, colour, 0, false, detail);
    }
}
