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
        float[] means = new float[3 * width];
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(means, 0);
            Coverage covered = rows[y];
            for (int row = 0; row < covered.weights.length; row++) {
                addRow(covered.first + row, covered.weights[row], means);
            }
            writeRow(means, columns, result, 3 * y * newWidth);
        }
        return new RawPicture(newWidth, newHeight, result);
    }

    /** All samples of a row in one plain loop, which the JVM does several at a time. */
    private void addRow(int row, float weight, float[] means) {
        int start = row * means.length;
        for (int i = 0; i < means.length; i++) {
            means[i] += weight * (rgb[start + i] & 0xff);
        }
    }

    private static void writeRow(float[] means, Coverage[] columns, byte[] result, int start) {
        int to = start;
        for (Coverage column : columns) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int at = 3 * column.first;
            for (float weight : column.weights) {
                red += weight * means[at];
                green += weight * means[at + 1];
                blue += weight * means[at + 2];
                at += 3;
            }
            result[to++] = sample(red);
            result[to++] = sample(green);
            result[to++] = sample(blue);
        }
    }

    private static byte sample(float mean) {
        return (byte) Math.min((int) (mean + 0.5f), 255);
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
