// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void theEnvironmentCanForbidColours() {
        assertThat(Console.wantsColour(Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(Console.wantsColour(Map.of())).isTrue();
        assertThat(Console.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Console.wantsColour(Map.of("NO_COLOR", ""))).as("no-color.org: when present and not empty").isTrue();
        assertThat(Console.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void coloursOnRequestDoNotMakeATerminal() {
        Console console = new Console(InputStream.nullInputStream(), new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(new ByteArrayOutputStream()), Path.of(""), false).withColour(true);
        assertThat(console.results().colour()).isTrue();
        assertThat(console.results().columns()).as("any number").isZero();
        assertThat(console.complaints()).isEqualTo(new Console.Look(true, false));
    }

    @Test
    void progressCannotDisturbTheTerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Console(InputStream.nullInputStream(), new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8), Path.of(""), false).progress("a\u001B[2J\u0007b");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("a\uFFFD[2J\uFFFDb");
    }
}
