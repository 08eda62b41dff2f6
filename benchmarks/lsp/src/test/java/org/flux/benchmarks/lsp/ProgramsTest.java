// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
    private static final Pattern DECLARED = Pattern.compile("^(?:blocking |push )?(\\w+) \\(", Pattern.MULTILINE);
    private static final ProgramLoader LOADER = ProgramLoader.create();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 10_000})
    void aFileHasAboutSoManyLinesAndNothingWrong(int lines) {
        String text = Programs.ofLines(lines);
        assertThat(Programs.lines(text)).isCloseTo(lines, withinPercentage(20));
        assertThat(wrong(LOADER.load("server.flux", text, path -> Optional.empty()))).isEmpty();
    }

    private static List<String> wrong(LoadedProgram program) {
        return program.diagnostics().stream().filter(it -> it.severity().compareTo(Severity.WARNING) <= 0)
                .map(it -> it.range() + " " + it.message()).toList();
    }

    @Test
    void aWorkspaceHasSoManyFilesAndProgramsOfTenWithoutFault() throws Exception {
        Path typed = Programs.writeWorkspace(folder, 50);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(50).contains(typed);
        List<Path> roots = files.stream().filter(file -> file.endsWith("server.flux")).toList();
        assertThat(roots).hasSize(5);
        for (Path root : roots) {
            LoadedProgram program = LOADER.load(root);
            assertThat(wrong(program)).isEmpty();
            assertThat(program.texts()).hasSizeBetween(10, 11);
        }
    }

    /** The stock server takes all files for one program. */
    @Test
    void noNameIsDeclaredTwiceInAWorkspace() throws Exception {
        Programs.writeWorkspace(folder, 50);
        Set<String> names = new HashSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Matcher name = DECLARED.matcher(Files.readString(file));
                while (name.find()) {
                    assertThat(names.add(name.group(1))).as(name.group(1)).isTrue();
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(300);
    }

    /** What the typist adds, and the line that tells versions of the stock server apart, are of other names. */
    @Test
    void programsAreTheSameEachTimeAndLeaveNamesForTheTypist() {
        assertThat(Programs.ofLines(1000)).isEqualTo(Programs.ofLines(1000)).doesNotContain("Probe", "Check", "Pasted");
    }
}
