// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

/** Smooth randomness that is the same everywhere and always: value noise, and its sum over octaves. */
final class Noise {

    private Noise() {
    }

    /** A number from 0 to 1 that has nothing to do with those of the neighbours. */
    static double random(long x, long y) {
        long h = x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 31) * 0xD6E8FEB86659FD93L;
        h = (h ^ h >>> 29) * 0xBF58476D1CE4E5B9L;
        return ((h ^ h >>> 32) >>> 11) * 0x1.0p-53;
    }

    /** A number from 0 to 1 that varies smoothly, over distances of about 1. */
    static double smooth(double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double u = fade(x - column);
        double v = fade(y - row);
        double top = random(column, row) * (1 - u) + random(column + 1, row) * u;
        double bottom = random(column, row + 1) * (1 - u) + random(column + 1, row + 1) * u;
        return top * (1 - v) + bottom * v;
    }

    /** Smooth variation with ever finer detail, from 0 to 1. */
    static double rough(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            sum += weight * smooth(x * scale + 17.3 * i, y * scale - 9.1 * i);
            weight /= 2;
            scale *= 2;
        }
        return sum / (1 - Math.pow(2, -octaves));
    }

    private static double fade(double t) {
        return t * t * (3 - 2 * t);
    }
}
