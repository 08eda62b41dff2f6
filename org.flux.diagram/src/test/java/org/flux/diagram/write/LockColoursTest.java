// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.overlay.LockOverlay;
import org.flux.diagram.overlay.Overlay;
import org.junit.jupiter.api.Test;

/** The colours of locks are seen on every ground, and told apart by everybody who sees any. */
class LockColoursTest {
    private static final List<String> COLOURS = LockOverlay.of(TestPrograms.analysis("test.flux",
            "source L => A; atomic A:{a, b, c, d, e, f};")).legend().stream().flatMap(entry -> entry.colour().stream()).toList();
    /**
     * What people see without deficiency, and with the full extent of protanopia, deuteranopia, tritanopia. Machado, Oliveira and
     * Fernandes: A physiologically-based model for simulation of color vision deficiency (2009).
     */
    private static final List<double[][]> VISIONS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
            new double[][] {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
            new double[][] {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

    @Test
    void areSeenOnEveryGround() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Role ground : List.of(Role.BACKGROUND, Role.BOX, Role.FLOW, Role.FLOW_INSIDE)) {
                assertThat(COLOURS).allMatch(colour -> ThemeTest.contrast(colour, theme.palette().of(ground)) >= 3);
            }
        }
    }

    /** A distance of 2.3 is just noticed where two colours touch; these stand apart. */
    @Test
    void areToldApartByEverybody() {
        for (double[][] vision : VISIONS) {
            List<double[]> seen = COLOURS.stream().map(colour -> lab(seen(colour, vision))).toList();
            for (int i = 0; i < seen.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(seen.get(i), seen.get(j))).as(COLOURS.get(i) + " and " + COLOURS.get(j)).isGreaterThan(20);
                }
            }
        }
        assertThat(COLOURS).hasSize(6).doesNotHaveDuplicates();
    }

    private static double[] seen(String colour, double[][] vision) {
        double[] rgb = rgb(colour);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                seen[i] += vision[i][j] * rgb[j];
            }
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        return seen;
    }

    static double[] rgb(String colour) {
        return Stream.of(1, 3, 5).mapToDouble(at -> ThemeTest.channel(colour, at)).toArray();
    }

    /** CIELAB, of linear sRGB. */
    static double[] lab(double[] rgb) {
        double x = lightness((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = lightness(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = lightness((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double lightness(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
