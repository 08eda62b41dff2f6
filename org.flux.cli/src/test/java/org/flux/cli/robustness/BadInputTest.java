// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that reads programs, with every input that is none: one line with place, reason and remedy, exit code 2, nothing written.
 */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {
    private static final String PROGRAM = "Listen () => (int number);\nShow (int number) => ();\nsource Listen => Show;\n";

    private static final List<List<String>> COMMANDS = List.of(List.of("check"), List.of("check", "--fix"), List.of("check", "--format",
            "json"),
            List.of("check", "--format", "text", "--quiet"), List.of("format"), List.of("format", "--check"), List.of("generate", "-o",
                    "out"),
            List.of("graph"), List.of("locks"), List.of("diagram", "-o", "out.svg"), List.of("build", "-o", "out.jar"),
            List.of("run"));

    private static final Pattern SUMMARY = Pattern.compile("0 of \\d files? (not )?formatted"
            + "|flux: nothing is fixed as long as a file cannot be read");

    /** Makes an input in a folder. */
    private interface Setup {
        void in(Path folder) throws Exception;
    }

    private record Input(String path, String message, Setup setup) {
        @Override
        public String toString() {
            return path.replaceAll("\\p{Cntrl}", "?");
        }
    }

    private static final List<Input> INPUTS = List.of(
            new Input("latin.flux", "latin.flux: is no UTF-8 text (byte 9, in line 2); save it as UTF-8", bytes("latin.flux",
                    "A = ;\nB \u00E9;",
                    StandardCharsets.ISO_8859_1)),
            new Input("cut.flux", "cut.flux: is no UTF-8 text (byte 3, in line 1); save it as UTF-8",
                    folder -> Files.write(folder.resolve("cut.flux"), new byte[] {'A', ' ', (byte) 0xE2, (byte) 0x86})),
            new Input("utf16.flux", "utf16.flux: is UTF-16, not UTF-8; save it as UTF-8", bytes("utf16.flux", PROGRAM,
                    StandardCharsets.UTF_16)),
            new Input("utf16le.flux", "utf16le.flux: is UTF-16, not UTF-8; save it as UTF-8",
                    bytes("utf16le.flux", PROGRAM, StandardCharsets.UTF_16LE)),
            new Input("missing.flux", "missing.flux: no such file or directory; check the path", folder -> { }),
            new Input("no/such/file.flux", "no/such/file.flux: no such file or directory; check the path", folder -> { }),
            new Input("", "a PATH is empty; name a file or a directory ('.' is this one)", folder -> { }),
            new Input("empty", "empty: no .flux file in this directory; name a file, or another directory",
                    folder -> Files.createDirectory(folder.resolve("empty"))),
            new Input("d.flux", "d.flux: no .flux file in this directory; name a file, or another directory",
                    folder -> Files.createDirectory(folder.resolve("d.flux"))),
            new Input("notes.txt", "notes.txt: not a .flux file; name the program, or its directory",
                    folder -> Files.writeString(folder.resolve("notes.txt"), PROGRAM)),
            new Input("self.flux", "self.flux: a symbolic link that leads nowhere or to itself; remove it, or name the file itself",
                    link("self.flux", "self.flux")),
            new Input("dangling.flux", "dangling.flux: a symbolic link that leads nowhere or to itself; remove it, or name the file itself",
                    link("dangling.flux", "nothing.flux")),
            new Input("listed", "listed/gone.flux: is a symbolic link to a file that does not exist; repair or remove the link", folder -> {
                Files.createDirectory(folder.resolve("listed"));
                link("listed/gone.flux", "nothing.flux").in(folder);
            }),
            new Input("ring", "ring/a.flux: is a loop of symbolic links; repair or remove the link", folder -> {
                Files.createDirectory(folder.resolve("ring"));
                link("ring/a.flux", "a.flux").in(folder);
            }),
            new Input("pipe.flux", "pipe.flux: is no regular file; copy the text to a file", folder ->
                    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.flux").toString()).start().waitFor()).isZero()),
            new Input("zero.flux", "zero.flux: is no regular file; copy the text to a file", link("zero.flux", "/dev/zero")),
            new Input("null.flux", "null.flux: is no regular file; copy the text to a file", link("null.flux", "/dev/null")),
            new Input("memory.flux", "memory.flux: cannot be read (", link("memory.flux", "/proc/self/mem")),
            new Input("large.flux", "large.flux: is larger than 64 MiB; split it and use import", folder -> {
                try (var file = new java.io.RandomAccessFile(folder.resolve("large.flux").toFile(), "rw")) {
                    file.setLength((64L << 20) + 1);
                }
            }),
            new Input("new\nline.flux", "new?line.flux: a line break or another control character in a file's name; rename it",
                    folder -> Files.writeString(folder.resolve("new\nline.flux"), PROGRAM)),
            new Input("zero\0byte.flux", "zero?byte.flux: is no path: nul character not allowed; write the path of a file or a directory",
                    folder -> { }));

    @TempDir
    Path folder;

    /** JUnit would warn about each. */
    @AfterEach
    void removeLinksThatLeadOutside() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path link : paths.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    static Stream<Arguments> commandsAndInputs() {
        return COMMANDS.stream().flatMap(command -> INPUTS.stream().map(input -> Arguments.of(command, input)));
    }

    @ParameterizedTest
    @MethodSource("commandsAndInputs")
    void isRefusedInOneLine(List<String> command, Input input) throws Exception {
        input.setup.in(folder);
        Map<String, String> before = tree();
        List<String> arguments = new ArrayList<>(command);
        arguments.add(input.path);
        Invocation invocation = Invocation.of(folder, arguments.toArray(String[]::new));
        assertThat(invocation.exit()).as(invocation.err()).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
        List<String> complaints = invocation.err().lines().filter(line -> !SUMMARY.matcher(line).matches()).toList();
        assertThat(complaints).as(invocation.err()).hasSize(1);
        assertThat(complaints.getFirst()).startsWith("flux: " + input.message).doesNotContain("Exception");
        assertThat(tree()).isEqualTo(before);
    }

    /** What looks odd, and is legal. */
    @ParameterizedTest
    @MethodSource("commands")
    void oddButLegalInputIsRead(List<String> command) throws Exception {
        Files.writeString(folder.resolve("odd \u00E4 '\"$(x)`\u20AC.flux"), PROGRAM);
        Files.writeString(folder.resolve("bom.flux"), "\uFEFF" + PROGRAM);
        Files.writeString(folder.resolve("windows.flux"), PROGRAM.replace("\n", "\r\n"));
        Files.writeString(folder.resolve("mac.flux"), PROGRAM.replace("\n", "\r"));
        link("link.flux", "bom.flux").in(folder);
        Files.createDirectories(folder.resolve("deep/deep"));
        link("deep/deep/back", folder.toString()).in(folder);
        for (String path : List.of("odd \u00E4 '\"$(x)`\u20AC.flux", "bom.flux", "windows.flux", "mac.flux", "link.flux", "./././bom.flux",
                "deep/../bom.flux")) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add(path);
            Invocation invocation = Invocation.of(folder, arguments.toArray(String[]::new));
            boolean builds = command.contains("build") || command.contains("run");
            assertThat(invocation.exit()).as(path + " " + invocation).isEqualTo(builds ? 1 : 0);
            assertThat(invocation.err()).doesNotContain("Exception").doesNotContain("internal error");
        }
    }

    static Stream<List<String>> commands() {
        return COMMANDS.stream().filter(command -> !command.equals(List.of("format", "--check")));
    }

    private static Setup bytes(String name, String text, java.nio.charset.Charset charset) {
        return folder -> Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static Setup link(String name, String target) {
        return folder -> assertThatCode(() -> Files.createSymbolicLink(folder.resolve(name), Path.of(target))).doesNotThrowAnyException();
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) < 10_000;
                tree.put(folder.relativize(path).toString(), file ? Files.readString(path, StandardCharsets.ISO_8859_1) : "");
            }
        }
        return tree;
    }
}
