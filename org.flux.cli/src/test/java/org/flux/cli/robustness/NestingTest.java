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
            List.of("graph"), List.of("generate", "-o", "out"));

    /** @param legal whether it is Flux */
    private record Shape(String name, boolean legal, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("a chain of nodes, each containing the next", true, SOURCE + each(i -> "N" + i + " = N" + (i + 1) + ";\n")
                    + "N" + DEEP + " (int x) => ();\n"),
            new Shape("the same with locks", true, SOURCE + each(i -> "N" + i + " = A -> N" + (i + 1) + ";\n")
                    + "N" + DEEP + " (int x) => ();\nA (int x) => (int x);\natomic A:{a};\natomic N" + DEEP + ":{b};\natomic N5:{c};\n"),
            new Shape("a flow of many steps", true, SOURCE + "A (int x) => (int x);\nN0 = " + "A -> ".repeat(DEEP)
                    + "E;\nE (int x) => ();\n"),
            new Shape("a long name", true, "Listen () => (int x);\nsource Listen => " + "N".repeat(MEGABYTE) + ";\n" + "N".repeat(MEGABYTE)
                    + " (int x) => ();\n"),
            new Shape("a long line", true, "// " + "x".repeat(10 * MEGABYTE) + "\n" + SOURCE + "N0 (int x) => ();\n"),
            new Shape("nested round brackets", false, "A " + "(".repeat(DEEP) + ")".repeat(DEEP) + " => ();\n"),
            new Shape("nested square brackets", false, "A:" + "[".repeat(DEEP) + "_" + "]".repeat(DEEP) + " = B;\n"),
            new Shape("nested braces", false, "{".repeat(DEEP) + "}".repeat(DEEP)),
            new Shape("brackets without end", false, "([{".repeat(LENGTH / 3)),
            new Shape("ends without beginning", false, ")]}".repeat(LENGTH / 3)),
            new Shape("brackets that do not match", false, "([{".repeat(LENGTH / 3) + "]".repeat(LENGTH)),
            new Shape("a keyword again and again", false, "atomic ".repeat(LENGTH)),
            new Shape("two words again and again", false, "source L ".repeat(LENGTH)),
            new Shape("equals signs", false, "A = ".repeat(LENGTH)),
            new Shape("arrows", false, "A = " + "-> ".repeat(LENGTH) + ";"),
            new Shape("commas", false, "Foo (" + ",".repeat(LENGTH)),
            new Shape("quotes", false, "\"".repeat(LENGTH + 1)),
            new Shape("comments without end", false, "/*".repeat(LENGTH)),
            new Shape("wrong lines", false, "A = = B\n".repeat(LENGTH)),
            new Shape("signs that mean nothing", false, "# @ % ".repeat(LENGTH / 3)));

    @TempDir
    Path folder;

    private static String each(IntFunction<String> line) {
        return IntStream.range(0, DEEP).mapToObj(line).collect(Collectors.joining());
    }

    static Stream<Arguments> commandsAndShapes() {
        return SHAPES.stream().flatMap(shape -> COMMANDS.stream()
                .filter(command -> LONG || shape.legal || command.equals(List.of("check")))
                .map(command -> Arguments.of(command, shape)));
    }

    @ParameterizedTest
    @MethodSource("commandsAndShapes")
    void endsWithAResult(List<String> command, Shape shape) throws Exception {
        Files.writeString(folder.resolve("shape.flux"), shape.text);
        Invocation invocation = run(command, "shape.flux");
        boolean unformatted = command.contains("--check") && invocation.exit() == 1;
        assertThat(invocation.exit()).as(tail(invocation)).isEqualTo(shape.legal && !unformatted ? 0 : 1);
        assertThat(invocation.err().replace("flux: shape.flux: left as it is because of its syntax errors", "")).as(tail(invocation))
                .doesNotContain("internal error").doesNotContain("flux: ").doesNotContain("Exception");
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
