// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of flux's own jar that servers link. Everything else in it (the compiler, its libraries) is hidden from user code, which thus
 * sees in {@code flux run} exactly what it sees in a jar of {@code flux build}, and may bring other versions of the same libraries.
 */
public final class Library {
    private static final List<String> PACKAGES = List.of("org.flux.runtime", "org.flux.http", "io.netty");

    private Library() {}

    /** Whether a package (or a class, by its qualified name) belongs to the library. */
    public static boolean holds(String name) {
        return PACKAGES.stream().anyMatch(p -> name.startsWith(p) && (name.length() == p.length() || name.charAt(p.length()) == '.'));
    }

    /** Where flux's own classes are: its jar, or in a build of flux itself the class path. */
    public static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(e -> !e.isEmpty()).map(Path::of)
                .filter(Files::exists).toList();
    }
}
