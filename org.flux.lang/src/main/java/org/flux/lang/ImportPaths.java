// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Resolves the targets of imports against paths or URIs that need not exist in the file system. */
final class ImportPaths {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private ImportPaths() {}

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
