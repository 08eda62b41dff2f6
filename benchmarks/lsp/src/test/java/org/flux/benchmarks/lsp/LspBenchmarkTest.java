// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LspBenchmarkTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private int run(String... arguments) {
        return LspBenchmark.run(root, new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --only=langium; nothing is called 'langium'; there are lines-100
            --rounds=0; --rounds must be from 1 to 100
            --rounds=many; Invalid value for option '--rounds'
            --fast; Unknown option: '--fast'
            """)
    void mistakesAreToldInOneLine(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(said()).contains(message).hasLineCount(1);
    }

    @Test
    void withoutTheStockServerThatIsSaid() {
        assertThat(run("--only=stock")).isEqualTo(1);
        assertThat(said()).contains("./dev bench lsp builds it").hasLineCount(1);
    }

    @Test
    void tablesAreMadeAgainFromWhatWasMeasured() throws Exception {
        assertThat(run("--report", "--out=" + root)).isEqualTo(1);
        ResultsTest.sample().write(root.resolve("lsp.json"));
        assertThat(run("--report", "--out=" + root)).isZero();
        assertThat(root.resolve("lsp.md")).content().startsWith("# The language server");
        assertThat(root.resolve("lsp.svg")).content().startsWith("<svg");
    }

    @Test
    void everythingIsListed() {
        assertThat(run("--list")).isZero();
        assertThat(said()).contains("files-500", "one file of 10,000 lines", "flux-no-archive", "stock");
    }
}
