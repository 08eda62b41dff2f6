// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {
    @TempDir
    Path directory;

    @Test
    void visitsEachDirectoryOnceInOrder() throws Exception {
        for (String name : List.of("b.flux", "a/c.flux", "a/x.txt", ".hidden/d.flux", "target/e.flux", "z/f.flux")) {
            write(name, "");
        }
        Files.createSymbolicLink(directory.resolve("a/up"), directory);
        Files.createSymbolicLink(directory.resolve("y"), directory.resolve("z"));
        List<String> seen = new ArrayList<>();
        ProgramFiles.walk(directory, new ProgramFiles.Visitor<IOException>() {
            @Override
            public void file(Path file) {
                seen.add(file.toString());
            }

            @Override
            public void unreadable(Path below, IOException reason) throws IOException {
                throw reason;
            }

            @Override
            public void loop(Path below) {
                seen.add("loop " + below);
            }
        });
        assertThat(seen).containsExactly("a/c.flux", "loop a/up", "b.flux", "y/f.flux");
    }

    @Test
    void whatOthersImportIsNoProgramOfItsOwn() throws Exception {
        List<Path> files = List.of(write("circle1.flux", "import \"circle2.flux\";"), write("circle2.flux", "import \"circle1.flux\";"),
                write("library.flux", "import \"deep.flux\";"), write("main.flux", "import \"library.flux\";"), write("deep.flux", ""),
                write("alone.flux", ""));
        Map<Path, LoadedProgram> programs = new LinkedHashMap<>();
        for (Path file : files) {
            programs.put(file, ProgramLoader.create().load(file));
        }
        assertThat(ProgramFiles.roots(programs)).extracting(f -> f.getFileName().toString())
                .containsExactly("circle1.flux", "main.flux", "alone.flux");
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
