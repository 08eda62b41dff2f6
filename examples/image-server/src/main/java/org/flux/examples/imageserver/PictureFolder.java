// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The raw pictures: files {@code NAME.ppm} of one directory. */
final class PictureFolder {
    private static final String SUFFIX = ".ppm";
    /** No separator, no leading dot: a name cannot lead out of the directory. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]{0,99}");

    private final Path directory;

    PictureFolder(Path directory) {
        this.directory = directory;
    }

    RawFile read(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new NoSuchFileException(name);
        }
        return new RawFile(Files.readAllBytes(directory.resolve(name + SUFFIX)));
    }

    /** The names of all pictures, in alphabetical order. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }
}
