// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
    private record Sums(String of, double value) {}

    @TempDir
    private Path folder;

    private Sums read() throws IOException {
        return Kept.read(folder.resolve("sums.json"), Sums.class, sums -> sums.of() != null);
    }

    @Test
    void whatIsWrittenComesBackAndNothingElseIsLeft() throws Exception {
        Kept.write(folder.resolve("sums.json"), new Sums("a < b", Double.NaN));
        assertThat(read()).isEqualTo(new Sums("a < b", Double.NaN));
        Kept.write(folder.resolve("sums.json"), new Sums("b", 2));
        assertThat(read()).isEqualTo(new Sums("b", 2));
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("sums.json"));
    }

    @Test
    void otherFilesAreTold() throws Exception {
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("sums.json is not there");
        Files.writeString(folder.resolve("sums.json"), "{\"value\": 1}");
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("sums.json has no results");
        Files.writeString(folder.resolve("sums.json"), "");
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("sums.json has no results");
        Files.writeString(folder.resolve("sums.json"), "{\"value\": ");
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("sums.json is no JSON file");
    }
}
