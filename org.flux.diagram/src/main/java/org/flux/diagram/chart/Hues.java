// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.chart;

import java.util.List;
import java.util.Locale;

/** Colours of curves: told apart by their names if they are few, and in the order of the rainbow if they are many. */
final class Hues {
    private static final List<String> LIGHT = List.of("#0b63b3", "#b75f00", "#0b7a75", "#5b4bb7", "#c2185b", "#4b7f1a", "#7a5230",
            "#566375");
    private static final List<String> DARK = List.of("#6cb6ff", "#f0a35a", "#5cd0c8", "#b7acf7", "#ff6fa5", "#9bd05c", "#d3a57c",
            "#a3b0be");
    private static final double FIRST_HUE = 220;
    private static final double LAST_HUE = 10;

    private Hues() {}

    /**
     * One of several.
     *
     * @param colour from 0 to {@code count - 1}
     */
    static String of(int colour, int count, boolean dark) {
        List<String> few = dark ? DARK : LIGHT;
        if (count <= few.size()) {
            return few.get(colour);
        }
        double hue = FIRST_HUE + (LAST_HUE - FIRST_HUE) * colour / (count - 1);
        return rgb(hue, 0.7, dark ? 0.68 : 0.38);
    }

    /** Of hue, saturation and lightness (CSS Color 4, 7.1). */
    private static String rgb(double hue, double saturation, double lightness) {
        StringBuilder text = new StringBuilder("#");
        double chroma = saturation * Math.min(lightness, 1 - lightness);
        for (int offset : new int[] {0, 8, 4}) {
            double k = (offset + hue / 30) % 12;
            double value = lightness - chroma * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            text.append(String.format(Locale.ROOT, "%02x", Math.round(value * 255)));
        }
        return text.toString();
    }
}
