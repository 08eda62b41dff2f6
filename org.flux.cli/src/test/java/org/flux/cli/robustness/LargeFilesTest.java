// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.robustness;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flux.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code flux check} of 100,000 lines in shapes that stress different parts: a process of its own, at most 1.5 GB, at most 10 s on an idle
 * machine. Machines are noisy, so only three times as much is a failure, and a growth that is far from linear. Prints a table.
 */
@EnabledIfSystemProperty(named = "flux.long", matches = "true", disabledReason = "takes minutes")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class LargeFilesTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final List<Integer> LINES = List.of(25_000, 50_000, 100_000);
    private static final double MOST_SECONDS = 30;
    /** What remains of 1.5 GB beside the heap is enough for the machine itself. */
    private static final String HEAP = "-Xmx1200m";

    private static final String HEAD = "Listen () => (int x);\nE (int x) => ();\n";

    private static final Map<String, IntFunction<String>> SHAPES = new TreeMap<>(Map.ofEntries(
            entry("chain of nodes", n -> HEAD + "source Listen => N0;\n" + each(n, i -> "N" + i + " = A -> N" + (i + 1) + ";\n")
                    + "A (int x) => (int x);\nN" + n + " (int x) => ();\n"),
            entry("many sources", n -> each(n / 5, i -> "L" + i + " () => (int x);\nsource L" + i + " => F" + i + ";\nF" + i + " = W" + i
                    + ";\nW" + i + " (int x) => ();\natomic W" + i + ":{l" + i % 50 + "};\n")),
            entry("sources with handlers", n -> HEAD + "H (int x) => ();\n" + each(n / 4, i -> "L" + i + " () => (int x);\nsource L" + i
                    + " => F" + i + ";\nF" + i + " = E;\nhandle F" + i + " => H;\n")),
            entry("one flow of a step a line", n -> HEAD + "source Listen => F;\nA (int x) => (int x);\nF =\n" + "    A ->\n".repeat(n)
                    + "    E;\n"),
            entry("a lock a node", n -> HEAD + "source Listen => F;\n" + each(n / 2, i -> "N" + i + " (int x) => (int x);\natomic N" + i
                    + ":{k" + i + "};\n") + "F = " + each(n / 2, i -> "N" + i + " -> ") + "E;\n"),
            entry("nested, locks in common", n -> chains(n / 200, (i, k) -> (i * 100 + k * 37) % 2_000)),
            entry("nested, a lock a node", n -> chains(n / 200, (i, k) -> i * 100 + k * 37 % 100)),
            entry("one chain, a lock a node", n -> HEAD + "source Listen => N0;\n" + each(n / 2, i -> "N%d = N%d;\natomic N%1$d:{l%1$d};\n"
                    .formatted(i, i + 1)) + "N" + n / 2 + " (int x) => ();\n"),
            entry("locks of two scopes", n -> HEAD + "source Listen {session: S} => F;\n" + each(n / 3, i -> "N%d (int x) => (int x);\n"
                    .formatted(i) + "atomic N%d:{k%1$d};\natomic N%1$d:{k%1$d(session)};\n".formatted(i)) + "F = "
                    + each(n / 3, i -> "N" + i + " -> ") + "E;\n"),
            entry("names that collide", n -> HEAD + "source Listen => E;\n" + each(n / 2, i -> "Read%d (int x) => ();\nread%1$d (int x)"
                    .formatted(i) + " => ();\n")),
            entry("nothing declared", n -> each(n, i -> "A" + i + " = B" + i + " -> C" + i + ";\n")),
            entry("nothing used", n -> HEAD + "source Listen => E;\n" + each(n, i -> "Unused" + i + " (int x) => (int x);\n")),
            entry("one node declared often", n -> HEAD + "source Listen => E;\n" + "A (int x) => (int x);\n".repeat(n)),
            entry("a syntax error a line", n -> each(n, i -> "A" + i + " = B" + i + " -> ;\n")),
            entry("no semicolons", n -> each(n, i -> "A" + i + " = B" + i + "\n")),
            entry("no Flux at all", n -> "@#$ %% ((( ]]]\n".repeat(n)),
            entry("comments", n -> HEAD + "source Listen => E;\n" + each(n, i -> "// line " + i + "\n")),
            entry("variants", n -> HEAD + "source Listen => F;\n" + each(n / 2, i -> "typedef t" + i + " test" + i + ";\nF:[t" + i
                    + "] = E;\n") + "F:[_] = E;\n"),
            entry("equal variants", n -> HEAD + "source Listen => F;\ntypedef t test;\n" + "F:[t] = E;\n".repeat(n) + "F:[_] = E;\n")));

    @TempDir
    Path folder;

    private static String each(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    /** Chains of 100 nested nodes, 99 of them with a lock. */
    private static String chains(int count, IntBinaryOperator lock) {
        return each(count, i -> "L" + i + " () => (int x);\nsource L" + i + " => N" + i + "x0;\n"
                + each(99, k -> "N%dx%d = N%1$dx%d;\natomic N%1$dx%2$d:{l%d};\n".formatted(i, k, k + 1, lock.applyAsInt(i, k)))
                + "N" + i + "x99 (int x) => ();\n");
    }

    @Test
    void areCheckedInLinearTime() throws Exception {
        StringBuilder table = new StringBuilder(String.format("%-28s%10s%10s%10s  seconds, lines:%n", "flux check of", LINES.get(0),
                LINES.get(1),
                LINES.get(2)));
        boolean fine = true;
        for (Map.Entry<String, IntFunction<String>> shape : SHAPES.entrySet()) {
            table.append(String.format("%-28s", shape.getKey()));
            double[] seconds = new double[LINES.size()];
            for (int i = 0; i < LINES.size(); i++) {
                seconds[i] = check(shape.getValue().apply(LINES.get(i)));
                table.append(String.format("%10.1f", seconds[i]));
            }
            boolean linear = seconds[2] < 3 * seconds[1] + 1 && seconds[2] < MOST_SECONDS;
            fine &= linear;
            table.append(linear ? "\n" : "  too slow\n");
        }
        Files.writeString(Path.of("target/large-files.txt"), table);
        assertThat(fine).as("%n%s", table).isTrue();
    }

    private double check(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("large.flux"), text);
        Path out = folder.resolve("out");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-XX:+UseSerialGC",
                "-cp", CLASS_PATH, Main.class.getName(), "check", file.toString()).redirectOutput(out.toFile())
                .redirectErrorStream(true).start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        String said = Files.readString(out);
        assertThat(exit).as(said.substring(Math.max(0, said.length() - 1000))).isBetween(0, 1);
        return seconds;
    }
}
