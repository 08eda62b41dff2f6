// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The URI of a file (RFC 3986). A relative path stays relative, so that a report means the same on another machine; one that leaves the
 * directory that it is relative to becomes absolute, as its dots would mean something else there.
 */
record FileUri(String text, boolean isRelative) {
    /** What may stand in a segment as it is, beside letters and digits; not the colon, which would end a scheme. */
    private static final String PLAIN = "-._~!$&'()*+,;=@";

    static FileUri of(String file) {
        Path path = Path.of(file).normalize();
        if (!path.isAbsolute() && !path.startsWith("..")) {
            return new FileUri(segments(path), true);
        }
        Path absolute = path.toAbsolutePath().normalize();
        return new FileUri(absolute.getRoot().toUri() + segments(absolute), false);
    }

    private static String segments(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(p -> encode(p.toString())).collect(Collectors.joining("/"));
    }

    private static String encode(String segment) {
        StringBuilder result = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || PLAIN.indexOf(b) >= 0;
            result.append(plain ? Character.toString(b) : String.format("%%%02X", b));
        }
        return result.toString();
    }
}
