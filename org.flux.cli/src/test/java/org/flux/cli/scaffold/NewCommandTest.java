// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"hello, hello, Hello, hello", "chat-server, chat-server, ChatServer, chatserver", "My Shop, My-Shop, MyShop, myshop",
        "web_2.0, web-2-0, Web20, web20", "new, new, New, new_"})
    void turnsADirectoryIntoJavaNames(String directory, String file, String type, String packageName) throws Exception {
        Invocation made = Invocation.of(folder, "new", directory);
        assertThat(made.exit()).as(made.err()).isZero();
        Path root = folder.resolve(directory);
        assertThat(root.resolve("src/main/flux/" + file + ".flux")).content().contains("package " + packageName + ";");
        assertThat(root.resolve("src/main/java/" + packageName + "/" + type + "Server.java")).exists();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path written : files.filter(Files::isRegularFile).toList()) {
                assertThat(written).content().doesNotContainPattern("@(file|Type|package|version)@");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2048, a letter first", "日本, letters", "string, 'as in ''string-server'''", "request, 'as in ''request-server'''",
            "..., letters", "'', DIR is empty"})
    void refusesNamesThatJavaOrMavenCannotUse(String directory, String message) throws Exception {
        Invocation refused = Invocation.of(folder, "new", directory);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains(message).hasLineCount(1);
    }

    @Test
    void neverOverwrites() throws Exception {
        Path kept = Files.writeString(Files.createDirectory(folder.resolve("full")).resolve("kept.txt"), "mine");
        Invocation refused = Invocation.of(folder, "new", "full");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("flux: full: exists and is not empty; choose another directory\n");
        assertThat(kept).hasContent("mine");
        assertThat(Files.list(kept.getParent())).hasSize(1);
        Invocation onFile = Invocation.of(folder, "new", "full/kept.txt");
        assertThat(onFile.exit()).isEqualTo(2);
    }

    @Test
    void writesIntoAnEmptyDirectoryAndNamesWhatItWrote() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        Invocation made = Invocation.of(folder, "new", "empty", "--template", "line");
        assertThat(made.exit()).isZero();
        List<String> written = made.out().lines().toList();
        assertThat(written).contains("empty/pom.xml", "empty/.gitignore", "empty/README.md", "empty/src/main/flux/empty.flux",
                "empty/src/test/java/empty/EmptyServerTest.java");
        assertThat(written).allSatisfy(f -> assertThat(folder.resolve(f)).isRegularFile());
        assertThat(made.err()).isEqualTo("next: flux run empty\n");
    }
}
