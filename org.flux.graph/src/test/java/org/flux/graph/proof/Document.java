// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page on which the figures of the proof stand. */
final class Document {
    private static final Path PAGE = Path.of("../docs/proof.md");

    private Document() {}

    /** Fails if a figure is not, or no longer, what the page says; where its lines end does not matter. */
    static void assertSays(String text) throws IOException {
        assertThat(Files.readString(PAGE).replaceAll("\\s+", " ").contains(text)).as("docs/proof.md does not say:\n%s\n", text).isTrue();
    }
}
