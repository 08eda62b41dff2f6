// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.protocol;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Files as the protocol names them, by URI, and as findings do, by path. What is not in the file system has its URI in both. */
public final class Uris {
    private Uris() {}

    /** The path of a {@code file:} URI; empty for all else. */
    public static Optional<Path> file(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme()) ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException notOfAFile) {
            return Optional.empty();
        }
    }

    /** What findings call a file. */
    public static String name(String uri) {
        return file(uri).map(Path::toString).orElse(uri);
    }

    /** The URI of what findings call by that name. */
    public static String uri(String name) {
        return isUri(name) ? name : Path.of(name).toUri().toString();
    }

    /** Whether a name is that of a text which is not in the file system. */
    public static boolean isUri(String name) {
        int colon = name.indexOf(':');
        return colon > 1 && name.chars().limit(colon).allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
    }
}
