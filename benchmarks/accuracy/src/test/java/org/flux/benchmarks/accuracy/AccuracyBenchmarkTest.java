// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyBenchmarkTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return AccuracyBenchmark.run(folder, new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCellThatIsNoneIsTold() {
        assertThat(run("--only", "libary/virtual")).isEqualTo(2);
        assertThat(said()).contains("libary/virtual").contains("image-server/virtual/1/20").hasLineCount(1);
    }

    @Test
    void numbersMustBeNumbers() {
        assertThat(run("--hours", "soon")).isEqualTo(2);
        assertThat(said()).contains("--hours").contains("soon").hasLineCount(1);
        assertThat(run("--share", "0")).isEqualTo(2);
    }

    @Test
    void thereIsNothingToReportBeforeAnythingWasMeasured() {
        assertThat(run("--report")).isEqualTo(1);
        assertThat(said()).contains("accuracy.json is not there").hasLineCount(1);
    }

    @Test
    void otherFilesAreNotTakenForResults() throws Exception {
        Files.writeString(folder.resolve("accuracy.json"), "{\"name\": 1}");
        assertThat(run("--report", "--out", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("has no results of this benchmark").hasLineCount(1);
        Files.writeString(folder.resolve("accuracy.json"), "{\"name\": ");
        assertThat(run("--report", "--out", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("no JSON file").doesNotContain("\tat ");
    }

    @Test
    void twoRunsDoNotTakeBackWhatTheOtherOneFound() throws Exception {
        ResultsLock other = ResultsLock.of(folder.resolve("accuracy.json"));
        try (other) {
            assertThat(run("--theory", "--out", folder.toString())).isEqualTo(1);
        }
        assertThat(said()).contains("another run of this benchmark writes").contains("accuracy.json").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
