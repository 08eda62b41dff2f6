// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix} on whole programs. */
class FixingTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    @Test
    void fixesImportedFilesAndSeveralProgramsAtOnce() throws Exception {
        Path part = write("lib/part.flux", "Show (int number) -> ();\n");
        Path one = write("one.flux", "import \"lib/part.flux\";\nListen () => (int number);\nsource Listen -> Show;\n");
        Path two = write("two.flux", "import \"lib/part.flux\";\nAccept () => (int number);\nsource Accept ==> Show;\n");
        Invocation fixed = check("--fix", "one.flux", "two.flux");
        assertThat(fixed).isEqualTo(new Invocation(0, "", """
                fixed one.flux:3: Write `=>` [FLUX901]
                fixed lib/part.flux:1: Write `=>` [FLUX901]
                fixed two.flux:3: Write `=>` [FLUX901]
                no findings in 2 programs
                """));
        assertThat(part).content().isEqualTo("Show (int number) => ();\n");
        assertThat(one).content().endsWith("source Listen => Show;\n");
        assertThat(two).content().endsWith("source Accept => Show;\n");
    }

    @Test
    void whereNothingIsToDoNothingIsWritten() throws Exception {
        Path guess = write("guess.flux", "Listen () => (int n);\nShow (int n) => ();\nsource Listen => Page;\nPage = Shw;\n");
        Files.setLastModifiedTime(guess, LONG_AGO);
        Invocation checked = check("--fix", "guess.flux");
        assertThat(checked.out()).contains("help: Change to `Show`");
        assertThat(checked.err()).startsWith("1 finding has suggestions that --fix does not apply").doesNotContain("fixed");
        assertThat(Files.getLastModifiedTime(guess)).isEqualTo(LONG_AGO);
    }

    @Test
    void safeFixesThatAreLeftAreNoSuggestions() throws Exception {
        write("many.flux", "Listen () => (int n);\nE (int n) => ();\nsource Listen => E;\natomic E:{a b c d e f g h i j k l m};\n");
        assertThat(check("--fix", "many.flux").err()).doesNotContain("suggestions")
                .contains("1 finding has safe fixes left after 10 rounds, each of which made room for more; run the command again");
        assertThat(check("--fix", "many.flux").err()).contains("fixed many.flux:4").doesNotContain("left");
    }

    @Test
    void aFileThatNeedsNoFixKeepsItsTime() throws Exception {
        Path part = write("part.flux", "Show (int number) => ();\n");
        write("one.flux", "import \"part.flux\";\nListen () => (int number);\nsource Listen -> Show;\n");
        Files.setLastModifiedTime(part, LONG_AGO);
        assertThat(check("--fix", "one.flux").err()).contains("fixed one.flux:3");
        assertThat(Files.getLastModifiedTime(part)).isEqualTo(LONG_AGO);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("one.flux", "part.flux");
        }
    }

    @Test
    void whatIsHiddenIsNotFixed() throws Exception {
        Path file = write("one.flux", "Listen () => (int n);\nShow (int n) -> ();\nsource Listen => Show;\n");
        assertThat(check("--fix", "--ignore", "FLUX901", "one.flux").err()).isEqualTo("no findings in 1 program\n");
        assertThat(file).content().contains("->");
        assertThat(check("--fix", "--quiet", "one.flux").err()).as("quiet hides, but does not forbid").contains("fixed one.flux:2");
    }

    @Test
    void nothingIsFixedWhileAFileCannotBeRead() throws Exception {
        Path file = write("one.flux", "Listen () => (int n);\nShow (int n) -> ();\nsource Listen => Show;\n");
        Files.write(folder.resolve("latin.flux"), new byte[] {(byte) 0xE4});
        Invocation checked = check("--fix", "one.flux", "latin.flux");
        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.err()).contains("flux: nothing is fixed as long as a file cannot be read");
        assertThat(file).content().contains("->");
    }

    @Test
    void keepsByteOrderMarksLineEndsAndLinks() throws Exception {
        Path target = write("real/one.flux", "\uFEFFListen () => (int n);\r\nShow (int n) -> ();\r\nsource Listen => Show;\r\n");
        Files.createSymbolicLink(folder.resolve("link.flux"), target);
        assertThat(check("--fix", "link.flux").err()).contains("fixed link.flux:2");
        assertThat(target).content().isEqualTo("\uFEFFListen () => (int n);\r\nShow (int n) => ();\r\nsource Listen => Show;\r\n");
        assertThat(folder.resolve("link.flux")).isSymbolicLink();
    }

    private Invocation check(String... args) {
        return Invocation.of("check", folder, args);
    }

    private Path write(String name, String text) throws IOException {
        return Invocation.write(folder, name, text);
    }
}
