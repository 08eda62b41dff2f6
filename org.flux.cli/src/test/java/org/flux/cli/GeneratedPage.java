// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the user guide that is written by a test; one that is missing or out of date is written anew, and fails the test once. */
public final class GeneratedPage {
    private static final Path DOCS = Path.of("..", "docs");

    private GeneratedPage() {}

    public static void assertCurrent(String name, String text) throws IOException {
        Path page = DOCS.resolve(name);
        if (!Files.exists(page) || !Files.readString(page).equals(text)) {
            Files.writeString(page, text);
            fail("docs/" + name + " was out of date: wrote it, look at it and run again");
        }
    }
}
