// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes files so that a reader sees the old content or the new one, never a half, and that what is unchanged keeps its time stamp. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes one text in UTF-8; returns whether the file changed. */
    public static boolean write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes one file; returns whether it changed. */
    public static boolean write(Path file, byte[] content) throws IOException {
        return writeAll(Map.of(file, content)) > 0;
    }

    /**
     * Writes several files: all contents are on the disk before the first old one is replaced, so that a full disk changes nothing.
     *
     * @return how many files changed
     */
    public static int writeAll(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> prepared = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
                // A symbolic link stays one: its target is replaced.
                Path target = Files.exists(entry.getKey()) ? entry.getKey().toRealPath() : entry.getKey().toAbsolutePath();
                if (!Files.isRegularFile(target) || !Arrays.equals(Files.readAllBytes(target), entry.getValue())) {
                    prepared.put(prepare(target, entry.getValue()), target);
                }
            }
            for (Map.Entry<Path, Path> entry : prepared.entrySet()) {
                replace(entry.getKey(), entry.getValue());
            }
            return prepared.size();
        } finally {
            for (Path temporary : prepared.keySet()) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static Path prepare(Path target, byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        // Not Files.createTempFile: its files are readable by their owner only.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(temporary, content);
            PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
            if (view != null && Files.exists(target)) {
                view.setPermissions(Files.getPosixFilePermissions(target));
            }
            return temporary;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
