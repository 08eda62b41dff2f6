// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.flux.graph.ProgramGraph;

/** The programs that every Flux parser must accept, as resources of this module's tests. */
public final class Corpus {
    private Corpus() {}

    /** @param name without {@code .flux} */
    public static String text(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("/corpus/" + name + ".flux")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProgramGraph graph(String name) {
        return Programs.graph(name + ".flux", text(name));
    }
}
