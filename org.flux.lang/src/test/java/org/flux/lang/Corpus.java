// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs that every Flux parser must accept: the folder {@code corpus} of the repository. */
public final class Corpus {
    public static final Path DIRECTORY = Path.of("../corpus");

    private Corpus() {}

    public static List<Path> files() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".flux")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service of the one injector that the facade uses, too: Xtext's registries know only one. */
    public static <T> T service(Class<T> type) {
        return Language.service(type);
    }
}
