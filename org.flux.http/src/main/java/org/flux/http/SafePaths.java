// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Maps decoded request paths to files below a root, and to nothing else.
 *
 * <p>Each segment is looked at by itself, before the file system sees any: {@code ..}, names that begin with a dot, separators and controls
 * inside a segment are refused, not interpreted. Then each level is examined without following links; where there is a link, the real path
 * of the whole has to lie below the real path of the root.
 */
public final class SafePaths {
    private final Path root;
    private volatile Path realRoot;

    /** Finds files below {@code root}, which need not exist before something is looked for. */
    public SafePaths(Path root) {
        this.root = root;
    }

    /**
     * A file or directory as it was when it was looked at.
     *
     * @param path the real one, without links
     * @param isFile whether it is a regular file
     * @param isDirectory whether it is a directory
     * @param size in bytes
     * @param modified when it was last changed
     */
    public record Found(Path path, boolean isFile, boolean isDirectory, long size, Instant modified) {
        static Found of(Path path, BasicFileAttributes attributes) {
            return new Found(path, attributes.isRegularFile(), attributes.isDirectory(), attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        }
    }

    /**
     * What {@code path} names, or null if that is nothing, or nothing that may be served.
     *
     * @param path of a request, decoded, for example {@code /café/menu.html}
     * @throws IOException if the file system fails
     */
    public Found find(String path) throws IOException {
        if (!path.startsWith("/")) {
            return null;
        }
        Path base = realRoot();
        Path file = base;
        try {
            BasicFileAttributes attributes = null;
            for (int from = 1; from < path.length(); ) {
                int slash = path.indexOf('/', from);
                int end = slash < 0 ? path.length() : slash;
                String segment = path.substring(from, end);
                if (!segment.isEmpty()) {
                    if (!acceptable(segment) || attributes != null && !attributes.isDirectory()) {
                        return null;
                    }
                    file = file.resolve(segment);
                    attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isSymbolicLink()) {
                        file = file.toRealPath();
                        if (!file.startsWith(base)) {
                            return null;
                        }
                        attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    }
                }
                from = end + 1;
            }
            if (attributes == null) {
                attributes = Files.readAttributes(base, BasicFileAttributes.class);
            }
            if (attributes.isRegularFile() && path.endsWith("/")) {
                return null;
            }
            return Found.of(file, attributes);
        } catch (NoSuchFileException | AccessDeniedException | InvalidPathException nothing) {
            return null;
        } catch (FileSystemException refused) {
            return unreachable(refused);
        }
    }

    /** Names that cannot exist (too long, through a file, a ring of links) are not found; a disk that fails is a failure. */
    private static Found unreachable(FileSystemException refused) throws IOException {
        String reason = refused.getReason();
        if (refused.getClass() != FileSystemException.class || reason == null || reason.startsWith("Input/output")) {
            throw refused;
        }
        return null;
    }

    private static boolean acceptable(String segment) {
        if (segment.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '\\' || c == ':' || c < ' ' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private Path realRoot() throws IOException {
        Path known = realRoot;
        if (known == null) {
            known = root.toRealPath();
            realRoot = known;
        }
        return known;
    }
}
