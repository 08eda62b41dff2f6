// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    private static final String PROGRAM = """
            Listen () => (int number);
            Show (int number) => ();
            source Listen => Show;
            """;

    @TempDir
    Path folder;

    @Test
    void writesSourcesIntoTheirPackageAndLeavesUnchangedOnesAlone() throws Exception {
        write("image-server.flux", PROGRAM);
        Invocation first = generate("image-server.flux", "-o", "out", "--package", "com.example", "--main", "com.example.Mine");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out().lines()).containsExactlyInAnyOrder("out/com/example/ImageServer.java",
                "out/com/example/ImageServerComponents.java",
                "out/com/example/ImageServerEvents.java",
                "out/com/example/ImageServerMain.java");
        Path file = folder.resolve("out/com/example/ImageServer.java");
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        Invocation again = generate("image-server.flux", "-o", "out", "--package", "com.example", "--main", "com.example.Mine");
        assertThat(again).isEqualTo(new Invocation(0, "", "nothing to do: all files are up to date\n"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }

    @Test
    void writesNothingAtAllIfOneProgramHasAnError() throws Exception {
        write("good.flux", PROGRAM);
        write("bad.flux", PROGRAM + "handle error Shwo => Show;\n");
        Invocation refused = generate(".", "-o", "out");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("error[FLUX107]", "bad.flux:4:14");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesTypesThatNobodyKnows() throws Exception {
        write("open.flux", "source Listen => Show;\nShow = A -> B;\n");
        Invocation refused = generate("open.flux", "-o", "out");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("error[FLUX208]");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesProgramsThatWouldOverwriteEachOther() throws Exception {
        write("a/server.flux", PROGRAM);
        write("b/server.flux", PROGRAM);
        Invocation refused = generate(".", "-o", "out");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("b/server.flux: generates Server", "as a/server.flux does");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesNamesThatJavaDoesNotKnow() throws Exception {
        write("server.flux", PROGRAM);
        for (String name : new String[] {"a.class.b", "a..b", "", "a-b"}) {
            Invocation refused = generate("server.flux", "-o", "out", "--package", name);
            assertThat(refused.exit()).as(name).isEqualTo(2);
            assertThat(refused.err()).startsWith("flux: --package " + name + ": ").hasLineCount(1);
            assertThat(generate("server.flux", "-o", "out", "--main", name).exit()).isEqualTo(2);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void sayWhyTheOutputCannotBeWritten() throws Exception {
        write("server.flux", PROGRAM);
        Invocation refused = generate("server.flux", "-o", "server.flux/out");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith("flux: server.flux/out: cannot be written: ").hasLineCount(1);
    }

    private Invocation generate(String... args) {
        return Invocation.of("generate", folder, args);
    }

    private Path write(String name, String text) throws IOException {
        return Invocation.write(folder, name, text);
    }
}
