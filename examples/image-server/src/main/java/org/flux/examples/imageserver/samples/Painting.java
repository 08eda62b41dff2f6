// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

import java.util.stream.IntStream;

/** A picture as a function. */
@FunctionalInterface
interface Painting {

    /**
     * Returns the colour, {@code 0xrrggbb}, of a point.
     *
     * @param x 0 at the left edge, the picture's width divided by its height at the right edge
     * @param y 0 at the top, 1 at the bottom
     */
    int colour(double x, double y);

    /** Paints all pixels: three bytes each, row by row from the top left. */
    default byte[] paint(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                int colour = colour((column + 0.5) / height, (row + 0.5) / height);
                int at = 3 * (row * width + column);
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        });
        return rgb;
    }
}
