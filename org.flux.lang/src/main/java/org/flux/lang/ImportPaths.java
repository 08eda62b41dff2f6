// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the targets of imports mean, seen from the file that imports. */
public final class ImportPaths {
    /** So many files are compared with one that is not there. */
    private static final int MOST_ALTERNATIVES = 1000;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private ImportPaths() {}

    /**
     * The path that an import names.
     *
     * @param importer path of the importing file
     * @throws SourceException if the target is no path at all
     */
    public static Path file(String importer, String target) throws SourceException {
        try {
            return Path.of(importer).resolveSibling(target).normalize();
        } catch (InvalidPathException e) {
            throw new SourceException(target, "is no path of a file", "write the path of a .flux file");
        }
    }

    /**
     * The Flux files where a target that does not exist was looked for, as an import would write them; none if it is there and cannot be
     * read.
     *
     * @param importer path of the importing file
     */
    public static List<String> alternatives(String importer, String target) {
        String folder = target.substring(0, target.lastIndexOf('/') + 1);
        try {
            Path own = Path.of(importer);
            Path wanted = own.resolveSibling(target).toAbsolutePath().normalize();
            if (wanted.getParent() == null || Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
                return List.of();
            }
            try (Stream<Path> entries = Files.list(wanted.getParent())) {
                return entries.filter(entry -> ProgramFiles.isFlux(entry)
                        && !ProgramFiles.identity(entry).equals(ProgramFiles.identity(own)))
                        .map(entry -> folder + entry.getFileName()).sorted().limit(MOST_ALTERNATIVES).toList();
            }
        } catch (InvalidPathException | IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** The target of an import against a path or a URI, neither of which need exist in the file system. */
    static String resolve(String importer, String target) {
        if (target.startsWith("/") || SCHEME.matcher(target).matches()) {
            return target;
        }
        int authority = importer.indexOf("://");
        int pathStart = authority < 0 ? 0 : Math.max(importer.indexOf('/', authority + 3), 0);
        String prefix = importer.substring(0, pathStart);
        String path = importer.substring(pathStart);
        String joined = path.substring(0, path.lastIndexOf('/') + 1) + target;
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : joined.split("/")) {
            if (segment.equals("..") && !segments.isEmpty() && !segments.peekLast().equals("..") && !segments.peekLast().isEmpty()) {
                segments.removeLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return prefix + String.join("/", segments);
    }
}
