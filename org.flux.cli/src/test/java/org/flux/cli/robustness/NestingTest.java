// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.flux.cli.Main;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that nobody writes by hand, ten thousand deep or long: every command ends with a result, or with findings about the text. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NestingTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");
    private static final int DEEP = 10_000;
    private static final int LENGTH = LONG ? 100_000 : 10_000;
    private static final int MEGABYTE = 1 << 20;
    private static final String SOURCE = "Listen () => (int x);\nsource Listen => N0;\n";
    private static final List<List<String>> COMMANDS = List.of(List.of("check"), List.of("format", "--check"), List.of("locks"),
            List.of("graph"), List.of("generate", "-o", "out"), List.of("diagram", "-o", "out.svg"));

    /** @param mistake what check says first of a text that is not Flux, and where; nothing of one that is */
    private record Shape(String name, String mistake, String text) {
        boolean legal() {
            return mistake.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("a chain of nodes, each containing the next", "", SOURCE + each(i -> "N" + i + " = N" + (i + 1) + ";\n")
                    + "N" + DEEP + " (int x) => ();\n"),
            new Shape("the same with locks", "", SOURCE + each(i -> "N" + i + " = A -> N" + (i + 1) + ";\n")
                    + "N" + DEEP + " (int x) => ();\nA (int x) => (int x);\natomic A:{a};\natomic N" + DEEP + ":{b};\natomic N5:{c};\n"),
            new Shape("a flow of many steps", "", SOURCE + "A (int x) => (int x);\nN0 = " + "A -> ".repeat(DEEP)
                    + "E;\nE (int x) => ();\n"),
            new Shape("a long name", "", "Listen () => (int x);\nsource Listen => " + "N".repeat(MEGABYTE) + ";\n" + "N".repeat(MEGABYTE)
                    + " (int x) => ();\n"),
            new Shape("a long line", "", "// " + "x".repeat(10 * MEGABYTE) + "\n" + SOURCE + "N0 (int x) => ();\n"),
            new Shape("nested round brackets", "1:4 Expected a parameter or `)` after `(`, found `(`",
                    "A " + "(".repeat(DEEP) + ")".repeat(DEEP) + " => ();\n"),
            new Shape("nested square brackets", "1:4 Expected a pattern (`_`, a predicate type, or `!` and one) after `[`, found `[`",
                    "A:" + "[".repeat(DEEP) + "_" + "]".repeat(DEEP) + " = B;\n"),
            new Shape("nested braces", "1:1 Unexpected `{`: a declaration begins with",
                    "{".repeat(DEEP) + "}".repeat(DEEP)),
            new Shape("brackets without end", "1:1 Unexpected `(`: a declaration begins with",
                    "([{".repeat(LENGTH / 3)),
            new Shape("ends without beginning", "1:1 `)` closes nothing that is open; remove it",
                    ")]}".repeat(LENGTH / 3)),
            new Shape("brackets that do not match", "1:1 Unexpected `(`: a declaration begins with",
                    "([{".repeat(LENGTH / 3) + "]".repeat(LENGTH)),
            new Shape("a keyword again and again", "1:8 Expected the node that is constrained after `atomic`, found `atomic`",
                    "atomic ".repeat(LENGTH)),
            new Shape("two words again and again", "1:9 Expected `=>` after `L`, before the next declaration",
                    "source L ".repeat(LENGTH)),
            new Shape("equals signs", "1:7 Expected `->` or `;` after `A`, found `=`",
                    "A = ".repeat(LENGTH)),
            new Shape("arrows", "1:5 Expected a node or `;` after `=`, found `->`",
                    "A = " + "-> ".repeat(LENGTH) + ";"),
            new Shape("commas", "1:6 Expected a parameter or `)` after `(`, found `,`",
                    "Foo (" + ",".repeat(LENGTH)),
            new Shape("quotes", "1:" + (LENGTH + 1) + " This string has no end",
                    "\"".repeat(LENGTH + 1)),
            new Shape("comments without end", "1:" + (2 * LENGTH - 1) + " This comment has no end",
                    "/*".repeat(LENGTH)),
            new Shape("wrong lines", "1:5 Expected a node or `;` after `=`, found `=`",
                    "A = = B\n".repeat(LENGTH)),
            new Shape("signs that mean nothing", "1:1 A comment begins with `//`",
                    "# @ % ".repeat(LENGTH / 3)));

    @TempDir
    Path folder;

    private static String each(IntFunction<String> line) {
        return IntStream.range(0, DEEP).mapToObj(line).collect(Collectors.joining());
    }

    static Stream<Arguments> commandsAndShapes() {
        return SHAPES.stream().flatMap(shape -> COMMANDS.stream()
                .filter(command -> LONG || shape.legal() || command.equals(List.of("check")))
                .map(command -> Arguments.of(command, shape)));
    }

    @ParameterizedTest
    @MethodSource("commandsAndShapes")
    void endsWithAResult(List<String> command, Shape shape) throws Exception {
        Files.writeString(folder.resolve("shape.flux"), shape.text);
        Invocation invocation = run(command, "shape.flux");
        boolean unformatted = command.contains("--check") && invocation.exit() == 1;
        assertThat(invocation.exit()).as(tail(invocation)).isEqualTo(shape.legal() && !unformatted ? 0 : 1);
        assertThat(invocation.err().replace("flux: shape.flux: left as it is because of its syntax errors", "")).as(tail(invocation))
                .doesNotContain("internal error").doesNotContain("flux: ").doesNotContain("Exception");
        if (command.equals(List.of("check")) && !shape.legal()) {
            assertThat(invocation.out().lines().limit(2).toList()).satisfiesExactly(
                    message -> assertThat(message).startsWith("error[FLUX001]: " + shape.mistake.substring(shape.mistake.indexOf(' ') + 1)),
                    place -> assertThat(place).endsWith("> shape.flux:" + shape.mistake.substring(0, shape.mistake.indexOf(' '))));
        }
    }

    @ParameterizedTest
    @MethodSource("importingCommands")
    void readsTenThousandFilesThatImportEachOther(List<String> command) throws Exception {
        Files.createDirectory(folder.resolve("chain"));
        for (int i = 0; i < DEEP; i++) {
            Files.writeString(folder.resolve("chain/f" + i + ".flux"), i + 1 < DEEP ? "import \"f" + (i + 1) + ".flux\";\n"
                    : SOURCE + "N0 (int x) => ();\nUnused () => ();\n");
        }
        Invocation invocation = run(command, "chain/f0.flux");
        assertThat(invocation.exit()).isZero();
        if (command.equals(List.of("check"))) {
            assertThat(invocation.out()).contains("`Unused` is declared but in no flow", "chain/f" + (DEEP - 1) + ".flux:4:1");
        }
    }

    static List<List<String>> importingCommands() throws IOException {
        return LONG ? COMMANDS : COMMANDS.subList(0, 1);
    }

    /** On a thread with the stack of the process's own. */
    private Invocation run(List<String> command, String file) throws InterruptedException {
        List<String> arguments = new ArrayList<>(command);
        arguments.add(file);
        List<Invocation> results = new ArrayList<>();
        Thread thread = new Thread(null, () -> results.add(Invocation.of(folder, arguments.toArray(String[]::new))), "flux", Main.STACK);
        thread.start();
        thread.join();
        return results.getFirst();
    }

    private static String tail(Invocation invocation) {
        String err = invocation.err();
        return err.substring(Math.max(0, err.length() - 1000));
    }
}
