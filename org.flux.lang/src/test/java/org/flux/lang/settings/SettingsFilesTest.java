// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {
    @TempDir
    Path folder;

    @Test
    void theNearestFileWinsAndOneFurtherUpIsNotMixedIn() throws Exception {
        write("flux.settings.json", "{\"severities\": {\"FLUX110\": \"off\"}}");
        write("a/b/flux.settings.json", "{\"severities\": {\"FLUX111\": \"error\"}}");
        SettingsFiles files = new SettingsFiles();
        assertThat(files.of(folder.resolve("a/server.flux")).severities().levels()).containsOnlyKeys(Code.NODE_UNUSED);
        assertThat(files.of(folder.resolve("a/b/c/d/server.flux")).severities().levels()).containsOnlyKeys(Code.PREDICATE_UNUSED);
        assertThat(files.of(folder.resolve("a/b/server.flux")).file()).contains(folder.resolve("a/b/flux.settings.json"));
        assertThat(files.of(folder.resolve("a/b/../server.flux")).severities().levels().get(Code.NODE_UNUSED)).isEqualTo(Level.OFF);
    }

    @Test
    void withoutAFileTheDefaultsHold() throws Exception {
        assertThat(new SettingsFiles().of(folder.resolve("server.flux"))).isEqualTo(Settings.DEFAULTS);
        assertThat(new SettingsFiles().of(Path.of("/"))).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void whatCannotBeReadIsToldOnce() throws Exception {
        Files.createDirectories(folder.resolve("directory/flux.settings.json"));
        assertFails("directory", "is a directory, but settings are a file; rename one of them");
        Files.createDirectories(folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("link/flux.settings.json"), folder.resolve("link/flux.settings.json"));
        assertFails("link", "is a loop of symbolic links; repair or remove the link");
        write("empty/flux.settings.json", "");
        assertFails("empty", "the file is empty; write {} or remove it");
        Files.createDirectories(folder.resolve("latin"));
        Files.write(folder.resolve("latin/flux.settings.json"), new byte[] {'{', '\n', ' ', (byte) 0xE4, '}'});
        assertFails("latin", "is no UTF-8 text (byte 4, in line 2); save it as UTF-8");
        assertThatThrownBy(() -> SettingsFiles.read(folder.resolve("nowhere.json")))
                .hasMessageContaining("nowhere.json: does not exist; check the path");
    }

    @Test
    void theClassPathIsRelativeToTheFile() throws Exception {
        write("lib/b.jar", "");
        write("lib/a.jar", "");
        write("lib/notes[1].txt", "");
        write("flux.settings.json", "{\"classPath\": [\"lib/*.jar\", \"target/classes\", \"lib/[1]?.jar\", \"../%s\", \"lib/*\"]}"
                .formatted(folder.getFileName()));
        SettingsClassPath path = SettingsClassPath.of(new SettingsFiles().of(folder.resolve("src/server.flux")));
        assertThat(path).isEqualTo(new SettingsClassPath(
                List.of(folder.resolve("lib/a.jar"), folder.resolve("lib/b.jar"), folder), List.of("target/classes")));
        Settings nowhere = new Settings(Optional.empty(), Settings.DEFAULTS.severities(), List.of("lib"));
        assertThat(SettingsClassPath.of(nowhere).entries()).isEmpty();
    }

    private void assertFails(String directory, String message) {
        assertThatThrownBy(() -> new SettingsFiles().of(folder.resolve(directory).resolve("server.flux")))
                .isInstanceOf(SettingsException.class).hasMessageContaining(message)
                .hasMessageStartingWith(folder.resolve(directory).resolve("flux.settings.json").toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
