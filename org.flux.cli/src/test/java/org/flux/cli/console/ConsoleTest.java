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
    void faultsOfFluxAreOneLineThatHelps() {
        assertThat(report(new StackOverflowError())).as("the thread's stack is flux's own, whatever -Xss says")
                .isEqualTo("flux: the program is nested too deeply; split its longest chain\n");
        assertThat(report(new OutOfMemoryError())).startsWith("flux: out of memory; give the Java machine more").hasLineCount(1);
        assertThat(report(new IllegalStateException("why"))).startsWith("flux: internal error: java.lang.IllegalStateException: why at ")
                .contains("please report").hasLineCount(1);
    }

    private static String report(Throwable fault) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(InputStream.nullInputStream(), new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8), Path.of(""), false);
        assertThat(InternalError.report(fault, console, false)).isEqualTo(ExitCode.INTERNAL);
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void progressCannotDisturbTheTerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Console(InputStream.nullInputStream(), new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8), Path.of(""), false).progress("a\u001B[2J\u0007b");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("a\uFFFD[2J\uFFFDb");
    }
}
