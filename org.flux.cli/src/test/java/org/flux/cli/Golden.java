// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file in {@code src/test/resources/golden}; one that is missing is written, and fails the test once. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void assertMatches(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
            fail("no expectation yet: wrote " + file + ", look at it and run again");
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(file));
    }
}
