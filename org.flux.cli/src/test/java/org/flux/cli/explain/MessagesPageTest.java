// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.flux.cli.GeneratedPage;
import org.flux.cli.Golden;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;

/** {@code docs/messages.md}: ten messages as users see them, each made from its program. */
class MessagesPageTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/messages");
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("deadlock", "Two flows would deadlock");
        TITLES.put("recursion", "A node contains itself");
        TITLES.put("did-you-mean", "A node is misspelt");
        TITLES.put("type-mismatch", "Types differ along an arc");
        TITLES.put("unreachable-variant", "A variant is never chosen");
        TITLES.put("session-lock", "A session lock without a session");
        TITLES.put("missing-semicolon", "A semicolon is missing");
        TITLES.put("lone-dash", "`-` for `->`");
        TITLES.put("order-cycle", "Lock orders that contradict each other");
        TITLES.put("constraint-on-source", "A constraint on a source");
    }

    @Test
    void thePageIsCurrent() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Ten messages

                What `flux check` says of ten programs, letter for letter: a test makes this page. Every place that takes part is shown; `^`
                marks the place to change, `-` the others. On a terminal there are colours, and sentences are broken at its edge. `fix:` is
                what `--fix` does; `help:` is what you can do, since flux will not guess. [All codes](diagnostics.md).
                """);
        TITLES.forEach((name, title) -> {
            Invocation check = Invocation.of("check", PROGRAMS, "--quiet", name + ".flux");
            assertThat(check.exit()).isLessThan(2);
            assertThat(check.out()).contains(name + ".flux:");
            page.append("\n## ").append(title).append("\n\n```text\n$ flux check ").append(name).append(".flux\n").append(check.out())
                    .append(check.err()).append("```\n");
        });
        GeneratedPage.assertCurrent("messages.md", page.toString());
    }

    @Test
    void everyProgramIsShown() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".flux", "")).toList())
                    .containsExactlyInAnyOrderElementsOf(TITLES.keySet());
        }
    }

    /** The form on a terminal: the escape character is written as {@code ESC}. */
    @Test
    void inColour() throws IOException {
        for (String name : TITLES.keySet()) {
            String text = Invocation.of("check", PROGRAMS, "--quiet", "--color", "always", name + ".flux").out();
            assertThat(text).contains("\u001B[1;").doesNotContain("\u001B[0m\u001B[0m");
            assertThat(text.replaceAll("\u001B\\[[0-9;]*m", ""))
                    .as("colours change nothing else").isEqualTo(Invocation.of("check", PROGRAMS, "--quiet", name + ".flux").out());
        }
        Golden.assertMatches("deadlock.ansi.txt",
                Invocation.of("check", PROGRAMS, "--quiet", "--color", "always", "deadlock.flux").out().replace("\u001B", "ESC"));
    }
}
