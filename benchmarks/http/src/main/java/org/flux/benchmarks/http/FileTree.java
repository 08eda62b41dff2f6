// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;

/**
 * Files as SPECweb99 has them: in each directory four classes of nine files, from 0.1 to 0.9, 1 to 9, 10 to 90 and 100 to 900 KB. What is
 * in them is noise, the same in every run, so that no server is helped by what it finds.
 */
final class FileTree {
    static final int CLASSES = 4;
    static final int FILES_PER_CLASS = 9;
    /** Where time of last change stands, so that Last-Modified is the same everywhere. */
    private static final FileTime MODIFIED = FileTime.fromMillis(1_767_225_600_000L);
    private static final int[] UNIT = {102, 1_024, 10_240, 102_400};

    private FileTree() {}

    /** The path of a file as it is asked for; {@code file} counts from 1. */
    static String target(int directory, int fileClass, int file) {
        return String.format("/dir%05d/class%d_%d", directory, fileClass, file);
    }

    static int size(int fileClass, int file) {
        return UNIT[fileClass] * file;
    }

    /** The content of a file; a function of where it is alone. */
    static byte[] content(int directory, int fileClass, int file) {
        byte[] bytes = new byte[size(fileClass, file)];
        new Random((directory * 31L + fileClass) * 31 + file).nextBytes(bytes);
        return bytes;
    }

    /** Writes what is not there yet. */
    static void write(Path root, int directories) throws IOException {
        for (int directory = 0; directory < directories; directory++) {
            for (int fileClass = 0; fileClass < CLASSES; fileClass++) {
                for (int file = 1; file <= FILES_PER_CLASS; file++) {
                    Path path = root.resolve(target(directory, fileClass, file).substring(1));
                    if (!Files.exists(path) || Files.size(path) != size(fileClass, file)) {
                        Files.createDirectories(path.getParent());
                        Files.write(path, content(directory, fileClass, file));
                    }
                    Files.setLastModifiedTime(path, MODIFIED);
                }
            }
        }
    }
}
