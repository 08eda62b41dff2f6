// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

/** Colours along a line. */
final class Palette {
    private final int[] colours;

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /** Evenly spaced colours, {@code 0xrrggbb}, from 0 to 1. */
    static Palette of(int... colours) {
        return new Palette(colours.clone());
    }

    /** The colour at {@code t}; beyond 0 and 1 the first and last one. */
    int at(double t) {
        double position = Math.clamp(t, 0, 1) * (colours.length - 1);
        int i = Math.min((int) position, colours.length - 2);
        return mix(colours[i], colours[i + 1], position - i);
    }

    /** The colour at the fraction of {@code t}, which goes round and round; the last colour should be like the first. */
    int cyclic(double t) {
        return at(t - Math.floor(t));
    }

    /** {@code share} (0 to 1) of {@code b}, the rest of {@code a}. */
    static int mix(int a, int b, double share) {
        double s = Math.clamp(share, 0, 1);
        return channel(a, b, s, 16) | channel(a, b, s, 8) | channel(a, b, s, 0);
    }

    /** As if {@code light} shone, with {@code strength} from 0 on, onto {@code colour}. */
    static int add(int colour, int light, double strength) {
        int sum = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = (colour >> shift & 0xff) + strength * (light >> shift & 0xff);
            sum |= (int) Math.min(value, 255) << shift;
        }
        return sum;
    }

    private static int channel(int a, int b, double s, int shift) {
        int from = a >> shift & 0xff;
        int to = b >> shift & 0xff;
        return (int) Math.round(from + s * (to - from)) << shift;
    }
}
