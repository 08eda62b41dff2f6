// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An uncompressed picture.
 *
 * @param width pixels per row, at least 1
 * @param height rows, at least 1
 * @param rgb red, green, blue of each pixel, one byte each, row by row from the top left
 */
record RawPicture(int width, int height, byte[] rgb) {

    RawPicture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height + " pixels");
        }
    }

    /** Reads a binary portable pixmap ("P6", one byte per sample). */
    static RawPicture parse(byte[] file) throws CorruptPicture {
        return new PixmapReader(file).read();
    }

    /** Writes a binary portable pixmap. */
    void write(OutputStream out) throws IOException {
        out.write(("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        out.write(rgb);
    }

    /**
     * Fills {@code newWidth} x {@code newHeight} pixels: scales, and cuts off evenly on two sides what has another shape. Each new pixel is
     * the mean of the area that it covers (at least one old pixel's), so that small pictures do not flicker and large ones are smooth.
     */
    RawPicture scaledTo(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        double scale = Math.min((double) width / newWidth, (double) height / newHeight);
        Coverage[] columns = Coverage.of(width, newWidth, scale);
        Coverage[] rows = Coverage.of(height, newHeight, scale);
        byte[] result = new byte[3 * newWidth * newHeight];
        float[] means = new float[3 * newWidth];
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(means, 0);
            Coverage covered = rows[y];
            for (int row = 0; row < covered.weights.length; row++) {
                addRow(covered.first + row, covered.weights[row], columns, means);
            }
            for (int i = 0; i < means.length; i++) {
                result[y * means.length + i] = (byte) Math.min(Math.round(means[i]), 255);
            }
        }
        return new RawPicture(newWidth, newHeight, result);
    }

    private void addRow(int row, float rowWeight, Coverage[] columns, float[] means) {
        for (int x = 0; x < columns.length; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int at = 3 * (row * width + columns[x].first);
            for (float weight : columns[x].weights) {
                red += weight * (rgb[at] & 0xff);
                green += weight * (rgb[at + 1] & 0xff);
                blue += weight * (rgb[at + 2] & 0xff);
                at += 3;
            }
            means[3 * x] += rowWeight * red;
            means[3 * x + 1] += rowWeight * green;
            means[3 * x + 2] += rowWeight * blue;
        }
    }

    /** Which old pixels a new one covers along one axis, and how much of each; the weights add up to 1. */
    private record Coverage(int first, float[] weights) {

        static Coverage[] of(int oldSize, int newSize, double scale) {
            double margin = (oldSize - scale * newSize) / 2;
            double reach = Math.max(scale, 1) / 2;
            Coverage[] all = new Coverage[newSize];
            for (int i = 0; i < newSize; i++) {
                double centre = margin + scale * (i + 0.5);
                all[i] = between(Math.max(centre - reach, 0), Math.min(centre + reach, oldSize));
            }
            return all;
        }

        private static Coverage between(double from, double to) {
            int first = (int) from;
            float[] weights = new float[(int) Math.ceil(to) - first];
            for (int i = 0; i < weights.length; i++) {
                double overlap = Math.min(first + i + 1, to) - Math.max(first + i, from);
                weights[i] = (float) (overlap / (to - from));
            }
            return new Coverage(first, weights);
        }
    }
}
