// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedEditingTest {
    @TempDir
    Path folder;

    @Test
    void linksADeclarationWithEverythingThatNamesIt() {
        links("a.flux", "source S => <|A|>;\n<|<|>A|> (int a) => ();\n<|A|>:[A] = B;\n<|A|>:[_] = C;\natomic <|A|>:{A};\n");
        links("a.flux", "typedef <|p<|>|> P;\nA:[<|p|>] = B;\n");
        links("a.flux", "F = <|größe|> -> B;\r\n\t<|grö<|>ße|> = C;\r\n");
    }

    @Test
    void leavesUsesAndVariantsToThemselves() {
        links("a.flux", "F = <|>A;\nA () => ();\n");
        links("a.flux", "F = <|>A;\nA = B;\n");
        links("a.flux", "F = A;\nA () => ();\n<|>A:[p] = B;\n");
        links("a.flux", "F = A;\n<|>A:[p] = B;\nA:[_] = C;\n");
        links("a.flux", "atomic A:{<|>l};\norder l < m;\n");
    }

    @Test
    void linksNothingThatWouldBeRenamedByHalf() {
        links("a.flux", "import \"b.flux\";\nF = A;\n<|>A () => ();\n", "b.flux", "G = A;\n");
        links("a.flux", "F = A;\n<|>A () => ();\nG = A -> (;\n");
        links("a.flux", "F = A;\n<|>A () => ();\nA (int copy) => ();\n");
    }

    @Test
    void linksNothingWhereThereIsNothingToLink() {
        links("a.flux", "<|>A () => ();\n");
        links("a.flux", "<|>");
        links("a.flux", "// <|>A\nA = A;\n");
    }

    @Test
    void goesOnAsLongAsANameIsTyped() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = A;\n<|>A () => ();\n")) {
            Pattern name = Pattern.compile(linked(files).getWordPattern());
            assertThat(List.of("a", "größe", "\uD835\uDC9C", "$1", "x_y")).allMatch(word -> name.matcher(word).matches());
            assertThat(List.of("", "a b", "a(", "a;", "a->", "a\u2192")).noneMatch(word -> name.matcher(word).matches());
        }
    }

    private void links(String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            LinkedEditingRanges linked = linked(files);
            assertThat(linked == null ? List.of() : linked.getRanges().stream().map(range -> MarkedFiles.shown("a.flux", range)).sorted()
                    .toList()).isEqualTo(files.marked());
        }
    }

    private static LinkedEditingRanges linked(MarkedFiles files) {
        return LspSession.get(files.documents().linkedEditingRange(new LinkedEditingRangeParams(files.id(), files.cursor())));
    }
}
