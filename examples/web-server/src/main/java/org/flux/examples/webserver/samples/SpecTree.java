// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Directories of files such as those of the benchmark SPECweb99: {@code dir00000/class0_0} to {@code class3_8} and so on. Each directory
 * has 36 files in four classes of nine: of 0.1 to 0.9, 1 to 9, 10 to 90, and 100 to 900 kilobytes, 5 megabytes in all. The same every time.
 */
public final class SpecTree {
    /** The size of the first file of each class; the others of the class are multiples of it. */
    private static final int[] UNITS = {102, 1_024, 10_240, 102_400};
    private static final int FILES_PER_CLASS = 9;
    private static final int LINE = 64;

    private SpecTree() {
    }

    /** Writes a tree: into the directory that the first argument names, as many directories as the second says (2). */
    public static void main(String[] args) throws IOException {
        create(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 2);
    }

    /** Writes {@code directories} directories into {@code root}, which is created if need be. */
    public static void create(Path root, int directories) throws IOException {
        for (int directory = 0; directory < directories; directory++) {
            String number = Integer.toString(directory);
            Path made = Files.createDirectories(root.resolve("dir" + "0".repeat(Math.max(0, 5 - number.length())) + number));
            for (int type = 0; type < UNITS.length; type++) {
                for (int index = 0; index < FILES_PER_CLASS; index++) {
                    long seed = (directory * 10L + type) * 10 + index;
                    Files.write(made.resolve("class" + type + "_" + index), text(seed, UNITS[type] * (index + 1)));
                }
            }
        }
    }

    /** Lines of letters. */
    private static byte[] text(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] letters = ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789. ").getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[size];
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = i % 10 == 0 ? random.nextLong() : bits >>> 6;
            text[i] = i % LINE == LINE - 1 ? (byte) '\n' : letters[(int) (bits & 0x3f)];
        }
        return text;
    }
}
