// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

/** Pictures of z → z² + c, coloured by how fast it runs away, without steps between the colours. */
final class Fractals {
    private static final double FAR = 256;

    private Fractals() {
    }

    /** A corner of the Mandelbrot set's seahorse valley. */
    static Painting mandelbrot() {
        Palette palette = Palette.of(0x03071e, 0x0b3d91, 0x56b4e9, 0xfdf6e3, 0xf2a541, 0x8c2f0f, 0x03071e);
        return (x, y) -> {
            double time = escapeTime(0, 0, -0.74364 + 0.0052 * (x - 0.75), 0.13182 + 0.0052 * (y - 0.5), 900);
            return time < 0 ? 0x02030a : palette.cyclic(0.22 * Math.sqrt(time) - 0.55);
        };
    }

    /** The Julia set of -0.79 + 0.15i. */
    static Painting julia() {
        Palette palette = Palette.of(0x0d0221, 0x261447, 0x7b2d8b, 0xff6f91, 0xffc75f, 0xfffbe6);
        return (x, y) -> {
            double time = escapeTime(2.9 * (x - 0.8), 2.9 * (y - 0.5), -0.79, 0.15, 400);
            return time < 0 ? 0xffffff : palette.at(Math.log1p(time) / 4.6);
        };
    }

    /** The number of steps, not whole, until z is far away, or -1 if it stays near for {@code limit} steps. */
    private static double escapeTime(double startX, double startY, double cx, double cy, int limit) {
        double zx = startX;
        double zy = startY;
        for (int i = 0; i < limit; i++) {
            double square = zx * zx + zy * zy;
            if (square > FAR * FAR) {
                return Math.max(i + 1 - Math.log(Math.log(square) / (2 * Math.log(FAR))) / Math.log(2), 0);
            }
            double next = zx * zx - zy * zy + cx;
            zy = 2 * zx * zy + cy;
            zx = next;
        }
        return -1;
    }
}
