// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which colours a diagram has. */
public enum Theme {
    /** Light or dark, as whoever shows it prefers; light where nobody can prefer. */
    AUTO(Palette.LIGHT),
    LIGHT(Palette.LIGHT),
    DARK(Palette.DARK),
    /** For paper, without colours. */
    PRINT(Palette.PRINT);

    private final Palette palette;

    Theme(Palette palette) {
        this.palette = palette;
    }

    /** {@code light}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> of(String id) {
        return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
    }

    Palette palette() {
        return palette;
    }
}
