// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartupArchiveTest {
    private Path folder;
    private Path jar;
    private Java java;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createTempDirectory("flux");
        jar = Files.writeString(folder.resolve("flux.jar"), "jar");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"25\"");
        java = new Java(folder, folder.resolve("bin/java"), 25, true);
    }

    private Optional<StartupArchive> archive(Map<String, String> env) {
        return StartupArchive.of(java, jar, folder.resolve("archives"), env);
    }

    private static void make(StartupArchive archive, String content, String checked) throws Exception {
        Files.createDirectories(archive.file().getParent());
        Files.writeString(archive.file(), checked);
        Process cksum = new ProcessBuilder("cksum").redirectInput(archive.file().toFile()).start();
        Files.write(Path.of(archive.file() + ".sum"), cksum.getInputStream().readAllBytes());
        Files.writeString(archive.file(), content);
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void oneThatIsWholeIsUsed() throws Exception {
        StartupArchive archive = archive(Map.of()).orElseThrow();
        assertThat(archive.whole()).isEmpty();
        make(archive, "classes", "classes");
        assertThat(archive.whole()).contains(archive.file());
        assertThat(FluxCommand.shortCommand(java, jar, archive.whole(), List.of("lsp")))
                .contains("-XX:AOTCache=" + archive.file()).endsWith("-jar", jar.toString(), "lsp");
    }

    @Test
    void oneThatIsDamagedIsRemoved() throws Exception {
        StartupArchive archive = archive(Map.of()).orElseThrow();
        make(archive, "clas", "classes");
        assertThat(archive.whole()).isEmpty();
        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void anotherJarHasAnother() throws Exception {
        Path first = archive(Map.of()).orElseThrow().file();
        Files.writeString(jar, "a newer jar");
        assertThat(archive(Map.of()).orElseThrow().file()).isNotEqualTo(first);
    }

    @Test
    void oneThatWasRefusedIsNotMadeAgain() throws Exception {
        StartupArchive archive = archive(Map.of()).orElseThrow();
        make(archive, "classes", "classes");
        archive.refuse();
        assertThat(archive.whole()).isEmpty();
        assertThat(archive.makeLater(Map.of())).isFalse();
    }

    @Test
    void optionsOfTheUserForArchivesExcludeOurs() {
        assertThat(archive(Map.of("FLUX_NO_CACHE", "1"))).isEmpty();
        assertThat(archive(Map.of("JAVA_TOOL_OPTIONS", "-XX:SharedArchiveFile=/x"))).isEmpty();
        assertThat(archive(Map.of("JAVA_TOOL_OPTIONS", "-Xshare:off"))).isEmpty();
    }
}
