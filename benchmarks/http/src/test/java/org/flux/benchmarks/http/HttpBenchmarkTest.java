// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBenchmarkTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private int run(String... arguments) {
        return HttpBenchmark.run(root, new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --contestants=tomcat; nobody is called 'tomcat'; there are flux-virtual
            --cells=hello; 'hello' is no cell
            --rounds=0; --rounds must be from 1 to 100
            --rounds=many; Invalid value for option '--rounds'
            --seconds=NaN; --seconds must be from 0.1 to 600
            --share=100; --share must be from 1 to 95
            --server-core=-1; --server-core must be from 0
            --fast; Unknown option: '--fast'
            """)
    void mistakesAreToldInOneLine(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(said()).contains(message).hasLineCount(1);
    }

    @Test
    void withNothingToResumeThatIsSaid() {
        assertThat(run("--resume", "--server-core=0", "--load-core=1")).isIn(1, 2); // 2 on a machine of one processor
        assertThat(said()).hasLineCount(1);
    }

    @Test
    void tablesAreMadeAgainFromWhatWasMeasured() throws Exception {
        Path file = root.resolve("http.json");
        assertThat(run("--report", "--out=" + root)).isEqualTo(1);
        assertThat(said()).contains("http.json");
        ResultsTest.sample().write(file);
        assertThat(run("--report", "--out=" + root)).isZero();
        assertThat(root.resolve("http.md")).content().startsWith("# Flux beside other web servers");
        assertThat(root.resolve("http.svg")).content().startsWith("<svg");
    }

    @Test
    void everyContestantIsListed() {
        assertThat(run("--list")).isZero();
        assertThat(said()).contains("flux-virtual", "netty", "vertx", "undertow", "jetty", "helidon", "nginx", "files/1024");
    }
}
