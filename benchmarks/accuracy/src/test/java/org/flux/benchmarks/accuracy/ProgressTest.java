// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLogIsToldEveryTenth() {
        Progress progress = new Progress(out, "measuring", 40, 0, false);
        for (int i = 0; i < 40; i++) {
            progress.done(null);
        }
        progress.end();
        assertThat(lines()).hasSize(1 + 9 + 1).startsWith("accuracy: measuring, 40 steps");
        assertThat(lines().subList(1, 10)).allMatch(line -> line.matches("accuracy: measuring \\d+/40, .* left"));
        assertThat(lines().get(1)).startsWith("accuracy: measuring 4/40, ");
    }

    @Test
    void fewStepsAreToldEach() {
        Progress progress = new Progress(out, "predicting", 2, 0, false);
        progress.done("one: %d", 7);
        progress.done(null);
        progress.end();
        assertThat(lines()).hasSize(4).element(1).isEqualTo("1/2 one: 7");
        assertThat(lines().get(2)).startsWith("accuracy: predicting 1/2, ");
    }

    @Test
    void aTerminalIsToldEachStepInOneLine() {
        Progress progress = new Progress(out, "measuring", 3, 0, true);
        progress.done(null);
        progress.done("done: %s", "all");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\r\033[Kmeasuring 1/3, ")
                .contains("\r\033[Kdone: all\n\r\033[Kmeasuring 2/3, ");
    }
}
