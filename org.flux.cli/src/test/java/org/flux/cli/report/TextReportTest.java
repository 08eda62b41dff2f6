// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void showsBothPlacesOfAConflictAndTheRemedy() {
        String text = "A = B;\n\n\n\n\n\n\n\natomic A{z};\natomic B{y};\n";
        Diagnostic finding = new Diagnostic(Code.ELEVATED, Severity.WARNING, "A also takes y, which B needs",
                range("a.flux", text, 9, 8, 9),
                List.of(new Related("A contains B", range("a.flux", text, 1, 5, 6)),
                        new Related("B needs y", range("a.flux", text, 10, 10, 11))),
                List.of(new Fix("write it: atomic A:{y, z}", List.of(new Edit(range("a.flux", text, 9, 9, 12), ":{y, z}")))));
        assertThat(render(text, finding)).isEqualTo("""
                warning[FLUX601]: A also takes y, which B needs
                  --> a.flux:9:8
                   |
                 1 | A = B;
                   |     - A contains B
                ...
                 9 | atomic A{z};
                   |        ^
                10 | atomic B{y};
                   |          - B needs y
                   = fix: write it: atomic A:{y, z}
                """);
    }

    @Test
    void alignsCaretsUnderTabsAndWideCharacters() {
        String text = "\tsource 監視 => Seite; e\u0301nd\n";
        int column = text.indexOf("Seite") + 1;
        assertThat(render(text, finding(range("a.flux", text, 1, column, column + 5)))).contains("""
                1 |     source 監視 => Seite; e\u0301nd
                  |                    ^^^^^
                """);
        int end = text.indexOf("nd") + 1;
        assertThat(render(text, finding(range("a.flux", text, 1, end, end + 2)))).contains("""
                  |                            ^^
                """.stripTrailing());
    }

    /** A program on one line of megabytes must not be printed anew for each of its findings. */
    @Test
    void showsOnlyThePartOfALongLine() {
        String text = "x".repeat(5_000) + "\uD83D\uDE00" + "z".repeat(59) + "Here" + "y".repeat(5_000) + "\n";
        int column = text.indexOf("Here") + 1;
        Diagnostic finding = new Diagnostic(Code.ELEVATED, Severity.WARNING, "m", range("a.flux", text, 1, column, column + 4),
                List.of(new Related("there", range("a.flux", text, 1, 1, 6_000))), List.of());
        String report = render(text, finding);
        assertThat(report).hasSizeLessThan(1_200).contains("""
                1 | …\uD83D\uDE00%sHerey""".formatted("z".repeat(59))).contains("\n  | " + " ".repeat(62) + "^^^^\n")
                .contains("\n1 | xxx", "- there\n");
    }

    @Test
    void underlinesFirstAndLastLineOfALongRange() {
        String text = "A =\n  B ->\n  C;\n";
        SourceRange range = new SourceRange("a.flux", 0, 14, 1, 1, 3, 5);
        assertThat(render(text, finding(range))).contains("""
                1 | A =
                  | ^^^
                2 |   B ->
                3 |   C;
                  |   ^^
                """);
    }

    @Test
    void marksAnEmptyRangeAndOneBehindTheEnd() {
        assertThat(render("A = B", finding(new SourceRange("a.flux", 5, 5, 1, 6, 1, 6)))).contains("1 | A = B\n  |      ^\n");
        assertThat(render("A", finding(new SourceRange("a.flux", 90, 90, 7, 1, 7, 1))))
                .isEqualTo("error[FLUX001]: wrong\n --> a.flux:7:1\n");
    }

    @Test
    void showsOtherFilesBelow() {
        Diagnostic finding = new Diagnostic(Code.SYNTAX, Severity.ERROR, "declared twice", new SourceRange("a.flux", 0, 1, 1, 1, 1, 2),
                List.of(new Related("first here", new SourceRange("b.flux", 0, 1, 1, 1, 1, 2))), List.of());
        String text = new TextReport(SourceTexts.of(Map.of("a.flux", "A;", "b.flux", "A = B;")), Style.PLAIN, 0).render(finding);
        assertThat(text).isEqualTo("""
                error[FLUX001]: declared twice
                 --> a.flux:1:1
                  |
                1 | A;
                  | ^
                 ::: b.flux:1:1
                  |
                1 | A = B;
                  | - first here
                """);
    }

    @Test
    void coloursAndNeverLetsTheTextDisturbTheTerminal() {
        String text = "A\u001B[2J\u202E = B;";
        String shown = new TextReport(SourceTexts.of(Map.of("a.flux", text)), Style.ANSI, 0)
                .render(finding(range("a.flux", text, 1, 1, 2)));
        assertThat(shown).startsWith("\u001B[1;31merror[FLUX001]\u001B[0m").doesNotContain("\u001B[2J").doesNotContain("\u202E");
    }

    @Test
    void drawsSeveralMarksOfALineWithLabelsFromRightToLeft() {
        String text = "atomic C:{y, z, x};\n";
        Diagnostic finding = finding(range("a.flux", text, 1, 8, 9)).related(range("a.flux", text, 1, 11, 12), "first")
                .related(range("a.flux", text, 1, 14, 15), "second").related(range("a.flux", text, 1, 17, 18), "third")
                .related(range("a.flux", text, 1, 14, 15), "and again").related(range("a.flux", text, 1, 8, 9), "mine");
        assertThat(render(text, finding)).isEqualTo("""
                error[FLUX001]: wrong
                 --> a.flux:1:8
                  |
                1 | atomic C:{y, z, x};
                  |        ^  -  -  - third
                  |        |  |  |
                  |        |  |  second
                  |        |  |  and again
                  |        |  first
                  |        mine
                """);
    }

    @Test
    void aMarkInsideAnotherKeepsItsLabel() {
        String text = "Listen () => (int id);\n";
        Diagnostic finding = finding(range("a.flux", text, 1, 15, 18)).related(range("a.flux", text, 1, 1, 23), "declared here")
                .related(range("a.flux", text, 1, 15, 18), "an int");
        assertThat(render(text, finding)).contains("""
                1 | Listen () => (int id);
                  | --------------^^^-----
                  | |             |
                  | |             an int
                  | declared here
                """);
    }

    @Test
    void breaksSentencesAtTheEdgeOfATerminal() {
        String text = "a".repeat(70) + " = B;\n";
        Diagnostic finding = Diagnostic.of(Code.ELEVATED, range("a.flux", text, 1, 74, 75), "one two three four five six seven eight")
                .related(range("a.flux", text, 1, 74, 75), "a label that is too long to stand behind the sign")
                .fix("a remedy that does not fit on one line either", range("a.flux", text, 1, 1, 1), "");
        TextReport report = new TextReport(SourceTexts.of(Map.of("a.flux", text)), Style.PLAIN, 44);
        assertThat(report.render(finding)).isEqualTo("""
                warning[FLUX601]: one two three four five
                                  six seven eight
                 --> a.flux:1:74
                  |
                1 | …%s = B;
                  |                                      ^
                  |                                      |
                  |                                      a label that is too
                  |                                      long to stand behind
                  |                                      the sign
                  = fix: a remedy that does not fit on one
                         line either
                """.formatted("a".repeat(33)));
        assertThat(report.renderShort(finding)).isEqualTo("""
                warning[FLUX601] a.flux:1:74: one two
                    three four five six seven eight
                """);
        assertThat(render(text, finding)).contains("one two three four five six seven eight\n", "stand behind the sign\n", "either\n");
    }

    @Test
    void messagesCannotDisturbTheTerminalEither() {
        SourceRange range = range("a.flux", "A;", 1, 1, 2);
        Diagnostic finding = Diagnostic.of(Code.SYNTAX, range, "odd \u001B[2J").related(range, "\u001B[31m").fix("\u202E", range, "");
        assertThat(render("A;", finding)).doesNotContain("\u001B", "\u202E");
    }

    private static String render(String text, Diagnostic finding) {
        return new TextReport(SourceTexts.of(Map.of("a.flux", text)), Style.PLAIN, 0).render(finding);
    }

    private static Diagnostic finding(SourceRange range) {
        return new Diagnostic(Code.SYNTAX, Severity.ERROR, "wrong", range, List.of(), List.of());
    }

    private static SourceRange range(String file, String text, int line, int column, int endColumn) {
        int start = text.lines().limit(line - 1).mapToInt(l -> l.length() + 1).sum();
        return new SourceRange(file, start + column - 1, start + endColumn - 1, line, column, line, endColumn);
    }
}
