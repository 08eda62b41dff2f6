// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.flux.cli.startup.StartupArchive.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When making an archive is tried again, with a shell script in place of the JVM. */
@DisabledOnOs(OS.WINDOWS)
class StartupArchiveTest {
    @TempDir
    Path folder;

    @Test
    void aJvmThatCannotDoItIsNotAskedAgain() throws Exception {
        StartupArchive archive = archive("exit 1");
        assertThat(archive.make(() -> { })).isEqualTo(Outcome.REFUSED);
        assertThat(list()).containsExactlyInAnyOrder("lock", "a-1.archive.refused");
        assertThat(archive.make(() -> { })).isEqualTo(Outcome.REFUSED);
    }

    /** As happens on a machine that is short of memory, or too busy. */
    @Test
    void whatWasCutShortIsTriedAgainTwice() throws Exception {
        StartupArchive archive = archive("kill -9 $$");
        for (int i = 0; i < 3; i++) {
            assertThat(list()).doesNotContain("a-1.archive.refused");
            assertThatThrownBy(() -> archive.make(() -> { })).isInstanceOf(IOException.class).hasMessageContaining("killed");
        }
        assertThat(list()).containsExactlyInAnyOrder("lock", "a-1.archive.refused");
        assertThat(archive.make(() -> { })).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anArchiveAtLastLeavesNoMarks() throws Exception {
        assertThatThrownBy(() -> archive("kill -9 $$").make(() -> { })).isInstanceOf(IOException.class);
        assertThat(list()).contains("a-1.archive.tries");
        assertThat(archive("touch archive").make(() -> { })).isEqualTo(Outcome.MADE);
        assertThat(list()).containsExactlyInAnyOrder("lock", "a-1.archive", "a-1.archive.sum");
    }

    private StartupArchive archive(String script) throws IOException {
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return new StartupArchive(folder.resolve("archives/a-1.archive"), folder.resolve("flux.jar"), java, List.of());
    }

    private List<String> list() throws IOException {
        Path archives = folder.resolve("archives");
        if (!Files.exists(archives)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
