// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flux.benchmarks.Machine;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramBenchmarkTest {
    private static final ProgramLoader LOADER = ProgramLoader.create();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private int run(String... arguments) {
        return DiagramBenchmark.run(root, new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --rounds=0; bench diagram: --rounds must be from 1 to 100
            --rounds=many; bench diagram: Invalid value for option '--rounds'
            --fast; bench diagram: Unknown option: '--fast'
            """)
    void mistakesAreToldInOneLine(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith(message).hasLineCount(1);
    }

    @Test
    void thePageIsMadeAgainFromWhatWasMeasured() throws Exception {
        assertThat(run("--report", "--out=" + root)).isEqualTo(1);
        Results results = new Results();
        results.started = "2026-01-01T00:00:00Z";
        results.machine = new Machine("A & B", 2, "Linux", "JDK", 0.1);
        results.settings = Session.Settings.USUAL;
        results.commands.put("flux", "java -jar flux.jar lsp --stdio");
        results.rounds = 1;
        for (DiagramScenario scenario : DiagramScenario.USUAL) {
            results.scenarios.add(scenario.name());
            results.lines.put(scenario.name(), 10 * scenario.nodes());
            for (Measure measure : Measure.values()) {
                results.samples.add(new Sample.Cell(1, Contestant.FLUX, new Scenario(scenario.name(), 0, 1)).of(measure,
                        List.of(100.0, scenario.nodes() * 2.0), 0, 0));
            }
        }
        results.write(root.resolve("diagram.json"));
        assertThat(run("--report", "--out=" + root)).isZero();
        assertThat(root.resolve("diagram.md")).content().contains("p95 ≤ 250 ms | 400 | **missed on average, within noise**",
                "p95 ≤ 3,000 ms | 4,000 | ", "| boxes drawn | 100 | 100 |",
                "programs of 2,000 lines (nodes-200), 20,000 lines (nodes-2000)")
                .doesNotContain("%%", "null", "NaN");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2000})
    void programsHaveAboutSoManyNodesAndNothingWrong(int nodes) {
        LoadedProgram program = LOADER.load("server.flux", Programs.ofNodes(nodes), path -> Optional.empty());
        assertThat(program.graph().nodes()).hasSizeBetween(nodes - nodes / 10, nodes + nodes / 10);
        assertThat(program.diagnostics()).noneMatch(finding -> finding.severity().compareTo(Severity.WARNING) <= 0);
        assertThat(Programs.nodes(Programs.ofNodes(nodes))).isCloseTo(nodes, withinPercentage(10));
    }

    /** Else no picture would be drawn, but the last one shown. */
    @Test
    void noChangeMakesASyntaxError() {
        StringBuilder text = new StringBuilder(Programs.ofNodes(200));
        String before = text.toString();
        for (Stroke stroke : DiagramSession.strokes(before, 40)) {
            int line = 0;
            for (int i = 0; i < stroke.line(); i++) {
                line = text.indexOf("\n", line) + 1;
            }
            text.replace(line + stroke.column(), line + stroke.endColumn(), stroke.text());
            assertThat(LOADER.load("server.flux", text.toString(), path -> Optional.empty()).diagnostics())
                    .noneMatch(finding -> finding.code() == Code.SYNTAX);
        }
        assertThat(text).hasToString(before);
    }
}
