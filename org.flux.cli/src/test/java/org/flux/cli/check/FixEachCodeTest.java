// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.PageExamples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show as wrong is put right by {@code check --fix}, if the catalogue says that the fix is safe; else it is left alone. */
class FixEachCodeTest {
    @TempDir
    Path folder;

    /** Without {@link Code#JAVA_TYPE_UNKNOWN}, whose page assumes a class path without the JDK; {@link JavaTypesTest} has its fix. */
    static Stream<Code> fixedSafely() {
        return Arrays.stream(Code.values()).filter(c -> c.fix().equals(Optional.of(Applicability.SAFE)) && c != Code.JAVA_TYPE_UNKNOWN);
    }

    static Stream<Code> others() {
        return Arrays.stream(Code.values()).filter(c -> !c.fix().equals(Optional.of(Applicability.SAFE)));
    }

    @ParameterizedTest
    @MethodSource("fixedSafely")
    void aSafeFixIsApplied(Code code) throws IOException {
        List<String> args = write(PageExamples.of(code));
        assertThat(findings(code, args)).as("before").isPositive();
        Invocation fixed = check(args, "--fix");
        assertThat(fixed.err()).contains("fixed ", "[" + code.id() + "]");
        assertThat(findings(code, args)).as("afterwards").isZero();
        assertThat(check(args, "--fix").err()).as("again").doesNotContain("fixed ");
    }

    @ParameterizedTest
    @MethodSource("others")
    void aGuessIsNot(Code code) throws IOException {
        PageExamples examples = PageExamples.of(code);
        List<String> args = write(examples);
        Invocation fixed = check(args, "--fix");
        assertThat(fixed.err()).doesNotContain("[" + code.id() + "]\n");
        if (!fixed.err().contains("fixed ")) {
            for (Map.Entry<String, String> file : examples.wrong().files().entrySet()) {
                assertThat(folder.resolve(file.getKey())).content().isEqualTo(file.getValue());
            }
        }
    }

    /** Writes the wrong program; returns what to check. */
    private List<String> write(PageExamples examples) throws IOException {
        for (Map.Entry<String, String> file : examples.wrong().files().entrySet()) {
            Invocation.write(folder, file.getKey(), file.getValue());
        }
        return List.of(examples.wrong().root());
    }

    private long findings(Code code, List<String> args) {
        return check(args, "--format", "json").out().lines().filter(l -> l.contains("\"code\":\"" + code.id() + "\"")).count();
    }

    private Invocation check(List<String> args, String... more) {
        return Invocation.of("check", folder, Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
    }
}
