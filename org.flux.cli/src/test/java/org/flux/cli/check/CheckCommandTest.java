// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String FINE = """
            Listen () => (int number);
            Show (int number) => ();
            source Listen => Show;
            """;
    static final String ELEVATED = """
            Listen () => (int number);
            B (int number) => ();
            A = B;
            source Listen => A;
            atomic A:{z};
            atomic B:{y};
            """;

    @TempDir
    Path folder;

    @Test
    void severitiesAreTheUsersChoice() throws Exception {
        write("server.flux", ELEVATED);
        assertThat(check("server.flux").exit()).isZero();
        assertThat(check("server.flux").out()).contains("warning[FLUX601]");
        assertThat(check("--deny", "elevation", "server.flux").exit()).isEqualTo(1);
        assertThat(check("--deny", "flux601", "server.flux").out()).contains("error[FLUX601]");
        assertThat(check("--ignore", "elevated", "server.flux").out()).doesNotContain("FLUX601");
        write("broken.flux", FINE + "handle error Shwo => Show;\n");
        assertThat(check("broken.flux").exit()).isEqualTo(1);
        assertThat(check("--warn", "FLUX107", "broken.flux").exit()).isZero();
    }

    @Test
    void aDirectoryMeansThePrograms() throws Exception {
        write("lib/part.flux", "Show (int number) => ();\n");
        write("one.flux", "import \"lib/part.flux\";\nListen () => (int number);\nsource Listen => Show;\n");
        write("two/two.flux", FINE);
        write("target/copy.flux", "not flux");
        write(".hidden/old.flux", "not flux");
        Files.createSymbolicLink(folder.resolve("two/again"), folder);
        Invocation all = check(".");
        assertThat(all).isEqualTo(new Invocation(0, "",
                "flux: two/again: a symbolic link back to a directory around it; not entered again\nno findings in 2 programs\n"));
        assertThat(check("lib/part.flux").out()).as("named itself, it is a program").contains("FLUX403");
    }

    @Test
    void pathsMayOverlap() throws Exception {
        write("all/one.flux", FINE);
        write("all/inner/part.flux", "Show (int number) => ();\n");
        write("all/inner/two.flux", "import \"part.flux\";\nListen () => (int number);\nsource Listen => Show;\n");
        assertThat(check("all", "all/inner", "all/one.flux"))
                .isEqualTo(new Invocation(0, "", "no findings in 2 programs\n"));
        assertThat(check("all", "all/inner/part.flux").out()).as("named itself, it is a program").contains("FLUX403");
    }

    @Test
    void findingsOfASharedFileAreReportedOnce() throws Exception {
        write("lib/part.flux", "Show (int number) => ();\nhandle error Shwo => Show;\n");
        write("one.flux", "import \"lib/part.flux\";\nListen () => (int number);\nsource Listen => Show;\n");
        write("two.flux", "import \"lib/part.flux\";\nAccept () => (int number);\nsource Accept => Show;\n");
        assertThat(check("--format", "json", ".").out().lines().filter(l -> l.contains("FLUX107"))).hasSize(1);
    }

    @Test
    void fixesUntilNothingIsLeftToFix() throws Exception {
        Path file = write("server.flux", FINE.replace("source Listen =>", "source Listen ----->") + "constraint Show{b, a};\n");
        Invocation fixed = check("--fix", "server.flux");
        assertThat(fixed.exit()).isZero();
        assertThat(fixed.err()).contains("fixed server.flux:3: ", "[FLUX901]", "fixed server.flux:4: ", "[FLUX903]",
                "no findings in 1 program");
        assertThat(file).content().contains("source Listen => Show;", "atomic Show:{").doesNotContain("constraint");
        assertThat(check("--fix", "server.flux").err()).doesNotContain("fixed");
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsChecked() throws Exception {
        write("good.flux", ELEVATED);
        Files.write(folder.resolve("latin.flux"), new byte[] {'A', (byte) 0xE4});
        Invocation both = check("good.flux", "latin.flux");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.out()).contains("FLUX601");
        assertThat(both.err()).contains("flux: latin.flux: ");
    }

    @Test
    void coloursOnRequestOnly() throws Exception {
        write("server.flux", ELEVATED);
        assertThat(check("server.flux").out()).doesNotContain("\u001B");
        assertThat(check("--color", "always", "server.flux").out()).contains("\u001B[1;33mwarning[FLUX601]\u001B[0m");
    }

    private Invocation check(String... args) {
        return Invocation.of("check", folder, args);
    }

    private Path write(String name, String text) throws IOException {
        return Invocation.write(folder, name, text);
    }
}
