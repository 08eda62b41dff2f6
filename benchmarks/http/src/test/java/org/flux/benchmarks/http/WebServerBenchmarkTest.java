// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerBenchmarkTest {
    private static final Path KEPT = Path.of("../results");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private int run(String name, String... arguments) {
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        return (name.equals("profile") ? new ProfileCost(root, to) : new Overload(root, to)).run(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            profile; --turns=1; numbers must be positive, --turns at least 2, --workloads of hello, files
            profile; --workloads=images; numbers must be positive, --turns at least 2, --workloads of hello, files
            profile; --runtimes=fast; Invalid value for option '--runtimes' (NAME): expected one of
            overload; --factor=1; numbers must be positive, --factor above 1, --connections above --max-flows
            overload; --turn=soon; Invalid value for option '--turn'
            overload; --fast; Unknown option: '--fast'
            """)
    void mistakesAreToldInOneLine(String name, String argument, String message) {
        assertThat(run(name, argument)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("bench " + name + ": " + message).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "overload"})
    void thePageThatIsKeptIsThatOfTheMeasurementsThatAreKept(String name) throws Exception {
        Path measurements = root.resolve(name + ".json");
        assertThat(run(name, "--report", "--out=.")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(name + ".json is not there: nothing has been measured yet")
                .hasLineCount(1);
        Files.copy(KEPT.resolve(name + ".json"), measurements);
        assertThat(run(name, "--report", "--out=.")).isZero();
        assertThat(root.resolve(name + ".md")).hasSameTextualContentAs(KEPT.resolve(name + ".md"));
    }
}
