// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.graph.ProgramGraph;

/** The programs that every Flux parser must accept: the folder {@code corpus} of the repository. */
public final class Corpus {
    private static final Path DIRECTORY = Path.of("../corpus");

    private Corpus() {}

    /** @param name without {@code .flux} */
    public static String text(String name) {
        try {
            return Files.readString(DIRECTORY.resolve(name + ".flux"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProgramGraph graph(String name) {
        return Programs.graph(name + ".flux", text(name));
    }
}
