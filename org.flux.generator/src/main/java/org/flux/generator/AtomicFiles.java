// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes files so that whoever reads one sees the old content or the new one, never a half, and that what is unchanged keeps its time
 * stamp. Several files change together or not at all: a full disk, a missing permission, an interrupt leave everything as it was.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes one text in UTF-8; returns whether the file changed. */
    public static boolean write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes one file; returns whether it changed. */
    public static boolean write(Path file, byte[] content) throws IOException {
        return !writeAll(Map.of(file, content)).isEmpty();
    }

    /**
     * Writes several files.
     *
     * @return those that changed
     */
    public static List<Path> writeAll(Map<Path, byte[]> contents) throws IOException {
        return replaceAll(contents, List.of());
    }

    /**
     * Writes several files and deletes others.
     *
     * @return those that changed or are gone
     * @throws IOException if that is not possible; then nothing has changed
     */
    public static List<Path> replaceAll(Map<Path, byte[]> contents, Collection<Path> unwanted) throws IOException {
        return new FileTransaction(Disk.REAL).commit(contents, unwanted);
    }
}
