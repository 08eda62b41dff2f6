// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.lang.project.Layout.JavaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the parts of a project are. */
class LayoutTest {
    @TempDir
    Path folder;

    @Test
    void aFlatProjectHasItsJavaBesideTheProgram() throws IOException {
        write("chat.flux", "Server.java", "deep/Other.java", "lib/a.jar", "lib/note.txt", "module-info.java");
        Layout layout = Layout.of(folder.resolve("chat.flux"));
        assertThat(layout.javaSources()).extracting(JavaFile::path).containsExactly(folder.resolve("Server.java"));
        assertThat(layout.libraries()).containsExactly(folder.resolve("lib/a.jar"));
        assertThat(layout.resources()).isEmpty();
        assertThat(layout.javaFile("a.b", "New")).isEqualTo(folder.resolve("New.java"));
    }

    @Test
    void aMavenProjectHasItAsMavenSays() throws IOException {
        write("src/main/flux/deep/chat.flux", "src/main/java/a/Server.java", "src/main/java/Bare.java",
                "src/main/resources/x", "lib/a.jar");
        for (Path program : new Path[] {folder, folder.resolve("src/main/flux/deep/chat.flux")}) {
            Layout layout = Layout.of(program);
            assertThat(layout.javaSources()).extracting(JavaFile::path).containsExactly(folder.resolve("src/main/java/Bare.java"),
                    folder.resolve("src/main/java/a/Server.java"));
            assertThat(layout.resources()).containsExactly(folder.resolve("src/main/resources"));
            assertThat(layout.libraries()).containsExactly(folder.resolve("lib/a.jar"));
            assertThat(layout.javaFile("a.b", "New")).isEqualTo(folder.resolve("src/main/java/a/b/New.java"));
            assertThat(layout.javaFile("", "New")).isEqualTo(folder.resolve("src/main/java/New.java"));
        }
    }

    @Test
    void namesAreAsTheUserWouldWriteThem() throws IOException {
        write("work/src/main/flux/chat.flux", "work/src/main/java/a/Server.java");
        Layout layout = Layout.of("work/src/main/flux/chat.flux", folder, folder::resolve);
        assertThat(layout.javaSources()).extracting(JavaFile::name).containsExactly("work/src/main/java/a/Server.java");
        assertThat(layout.directory()).isEqualTo("work/src/main/flux");
        assertThat(Layout.of("work", folder, folder::resolve).program()).isEqualTo("work/src/main/flux");
    }

    @Test
    void aProgramThatDoesNotExistYetHasALayout() throws IOException {
        write("Server.java");
        assertThat(Layout.of(folder.resolve("new.flux")).javaSources()).hasSize(1);
        assertThat(Layout.of(folder.resolve("nowhere/new.flux")).javaSources()).isEmpty();
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }
    }
}
