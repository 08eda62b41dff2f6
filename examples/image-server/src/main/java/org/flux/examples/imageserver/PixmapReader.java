// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.util.Arrays;

/**
 * Reads binary portable pixmaps: {@code P6 width height 255}, separated by white space or comments ({@code # …} to the end of the line),
 * one white space, then the pixels. See <a href="https://netpbm.sourceforge.net/doc/ppm.html">the format's definition</a>.
 */
final class PixmapReader {
    static final int LARGEST_SIDE = 16_384;

    private final byte[] file;
    private int position;

    PixmapReader(byte[] file) {
        this.file = file;
    }

    RawPicture read() throws CorruptPicture {
        if (file.length < 2 || file[0] != 'P' || file[1] != '6') {
            throw new CorruptPicture("not a binary pixmap");
        }
        position = 2;
        int width = number("width", LARGEST_SIDE);
        int height = number("height", LARGEST_SIDE);
        if (number("largest sample", 255) != 255) {
            throw new CorruptPicture("samples are not bytes");
        }
        position++;
        long size = 3L * width * height;
        if (file.length - position != size) {
            throw new CorruptPicture(width + " x " + height + " pixels need " + size + " bytes, there are " + (file.length - position));
        }
        return new RawPicture(width, height, Arrays.copyOfRange(file, position, file.length));
    }

    private int number(String what, int largest) throws CorruptPicture {
        skipBlanks();
        int number = 0;
        int start = position;
        while (position < file.length && file[position] >= '0' && file[position] <= '9' && number <= largest) {
            number = 10 * number + file[position++] - '0';
        }
        if (position == start || number < 1 || number > largest) {
            throw new CorruptPicture("no " + what + " between 1 and " + largest);
        }
        return number;
    }

    private void skipBlanks() {
        while (position < file.length && (file[position] == '#' || isBlank(file[position]))) {
            if (file[position] == '#') {
                while (position < file.length && file[position] != '\n') {
                    position++;
                }
            } else {
                position++;
            }
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
