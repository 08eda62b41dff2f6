// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.benchmarks.accuracy.emulation.EmulatedServer;
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
        assertThat(run("--only", "library/virtual,accounts/4")).isEqualTo(2);
        assertThat(said()).contains("accounts/4 means nothing").hasLineCount(2);
    }

    @Test
    void numbersMustBeNumbers() {
        assertThat(run("--hours", "soon")).isEqualTo(2);
        assertThat(said()).contains("--hours").contains("soon").hasLineCount(1);
        for (String option : List.of("--share", "--hours", "--seconds", "--profile-seconds", "--repetitions")) {
            assertThat(run(option, "0")).describedAs(option).isEqualTo(2);
        }
        assertThat(said()).contains("must be positive").hasLineCount(6);
    }

    @Test
    void thereIsNothingToReportBeforeAnythingWasMeasured() {
        assertThat(run("--report")).isEqualTo(1);
        assertThat(said()).contains("accuracy.json is not there").hasLineCount(1);
    }

    @Test
    void whatIsForgottenCannotBeReported() {
        assertThat(run("--report", "--fresh")).isEqualTo(2);
        assertThat(said()).contains("nothing to report").hasLineCount(1);
    }

    @Test
    void anOldJavaIsRefusedBeforeAnythingIsMeasured() {
        assertThatThrownBy(() -> EmulatedServer.check(23)).isInstanceOf(IOException.class).hasMessageContaining("Java 24 or newer")
                .hasMessageContaining("this is Java 23");
        assertThatCode(() -> EmulatedServer.check(24)).doesNotThrowAnyException();
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
