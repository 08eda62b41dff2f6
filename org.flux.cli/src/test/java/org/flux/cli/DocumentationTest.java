// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.ProgramLoader;
import org.flux.lang.settings.SettingsFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs in the user guide parse and have no errors: readers copy them. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern PROGRAM = Pattern.compile("```flux\n(.*?)```", Pattern.DOTALL);

    private static final Pattern SETTINGS = Pattern.compile("```jsonc\n(.*?)```", Pattern.DOTALL);
    /** To a file, not to an anchor or another site. */
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private final ProgramLoader loader = ProgramLoader.create();

    @TestFactory
    List<DynamicTest> everyProgramInTheGuideIsFreeOfErrors() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher program = PROGRAM.matcher(Files.readString(page));
            for (int i = 1; program.find(); i++) {
                String text = program.group(1);
                tests.add(DynamicTest.dynamicTest(page.getFileName() + " " + i, () -> assertThat(errorsOf(text)).isEmpty()));
            }
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests;
    }

    private List<String> errorsOf(String text) {
        return loader.load("guide.flux", text, path -> Optional.empty()).diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(d -> d.range().line() + ": " + d.message())
                .toList();
    }

    @Test
    void settingsInTheGuideAreValid() throws Exception {
        int seen = 0;
        for (Path page : pages()) {
            Matcher block = SETTINGS.matcher(Files.readString(page));
            while (block.find()) {
                assertThat(SettingsFiles.parse(page, block.group(1)).severities().levels()).isNotEmpty();
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void linksLeadToFiles() throws IOException {
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page)).results().map(link -> link.group(1))
                    .forEach(target -> assertThat(page.resolveSibling(target)).as("link in " + page).exists());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
    }
}
