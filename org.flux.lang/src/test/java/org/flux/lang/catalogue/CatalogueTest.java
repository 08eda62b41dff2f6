// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.PageExamples;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The catalogue is complete and its pages tell the truth: every code is provoked by its wrong program, its right program is a minimal mend,
 * every finding names its places, and every fix does away with its finding and brings no other. The pages' programs are the cases, read by
 * the language's own parser.
 */
class CatalogueTest {
    private static final Pattern TOKEN = Pattern.compile("\\w+|[-=]+>|::|\\S");
    /** Words and signs by which a right program may differ from the wrong one. */
    private static final int MEND = 12;

    /** What else is said of a wrong program: these are about the elevations, which are findings themselves. */
    private static final Map<Code, Set<Code>> COMPANIONS =
            Map.of(Code.ORDER_AGAINST_NESTING, Set.of(Code.ELEVATED), Code.ORDER_COULD_SAVE, Set.of(Code.ELEVATED));

    private static CheckedProgram wrong(Code code) {
        PageExamples page = PageExamples.of(code);
        return CheckedProgram.of(page.wrong(), page.types());
    }

    @ParameterizedTest
    @EnumSource
    void theWrongProgramProvokesTheCode(Code code) {
        CheckedProgram program = wrong(code);
        assertThat(program.findings()).extracting(Diagnostic::code).contains(code);
        assertThat(serious(program.findings())).as("nothing else is wrong with it").allMatch(d -> d.code() == code
                || COMPANIONS.getOrDefault(code, Set.of()).contains(d.code()));
    }

    @ParameterizedTest
    @EnumSource
    void theRightProgramIsFineAndDiffersAsLittleAsPossible(Code code) {
        PageExamples page = PageExamples.of(code);
        CheckedProgram right = CheckedProgram.of(page.right(), page.types());
        assertThat(right.findings()).extracting(Diagnostic::code).doesNotContain(code);
        assertThat(serious(right.findings())).isEmpty();
        assertThat(difference(tokens(page.wrong().text()), tokens(page.right().text()))).as("words that differ").isBetween(1, MEND);
    }

    @ParameterizedTest
    @EnumSource
    void findingsSayInOneLineWhatIsWrongAndWhatToDo(Code code) {
        CheckedProgram program = wrong(code);
        for (Diagnostic finding : program.findings()) {
            assertThat(finding.message()).doesNotContain("\n", "null", "Optional", "..").doesNotEndWith(".").matches("[A-Z`0-9].*");
            assertThat(finding.message().length()).as(finding.message()).isLessThan(200);
            assertThat(isInside(finding.range(), program)).isTrue();
            assertThat(finding.related()).allMatch(r -> isInside(r.range(), program)).doesNotHaveDuplicates();
            if (finding.severity().compareTo(Severity.WARNING) <= 0) {
                assertThat(finding.fixes().isEmpty() && finding.help().isEmpty()).as("no advice: %s", finding).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFixDoesAwayWithItsFindingAndBringsNoOther(Code code) {
        fixes(wrong(code));
    }

    /** Further shapes of findings that have a fix of their own. */
    @ParameterizedTest
    @ValueSource(strings = {
        "source L {session: W} => A; atomic A:{s(session)}; atomic G:{s(session)}; handle error L => G; source L2 => G; G = H -> H;",
        "typedef p P; source S => N; N:[p, _] = A; N:[p, !p] = B; N:[_, _] = C;",
        "typedef p P; source S => N; N:[p, _] = A; N:[p, _] = A; N:[_, _] = C;",
        "typedef p P; S () => (int a); N (int a) => (int a); source S => F; F = N -> Z; N:[p] = ;",
        "typedef p P; S () => (int a); N (int a) => (long b); source S => F; F = N -> Z; N:[p] = A;",
        "typedef p P; S () => (int a, int b); source S => N; N (int a, int b) => (); N:[p, _, _] = A; N:[_, _] = B;",
        "source S => N; N = A; N = A;",
        "Listen () => (); source Listen => N; Listen () => (); N = A;",
        "source S {session: F} => N; source T {session: F} => M; N = A; M = A -> B; atomic A:{x(session)}; atomic B:{x};",
        "source S => N; N = A -> B; atomic A:{a, b}; atomic B:{c, d}; order a < b < c; order c < d < a;",
        "source S => N; N = A -> B; atomic A:{a, b}; atomic B:{c, d}; order a < b; order d < b < a < c;",
        "source S => N; N = A -> B; atomic A:{a, b}; atomic B:{c}; order a < a < b < c;",
        "source S => N; N = A -> B; atomic N:{z}; atomic A:{y}; atomic B:{x}; order x < y < z;",
        "source S => N; N = A -> B; atomic N:{a, b}; atomic A:{b}; atomic B:{a, c};",
        "source S => N; N = A -> B; atomic A:{l, l?, m}; atomic B:{m?, k}; atomic B:{m, l};",
        "source S => N; source T => N; S = A -> B; atomic A:{k, x(session)}; N = A2;",
        "source S => N; N = A; atomic S:{k}; atomic S:{l?}; atomic A:{k, l};",
        "source S => N; session S => F; N = A; atomic A:{k};",
        "source S => N; N = A -> B -> C; handle error A -> C => H; handle error C -> A => H;"
                + "handle error B => Sorry; handle error A => Sory;",
        "Sorry (int a) => (); S () => (int a); source S => N; N = A; A (int a) => (); handle error A => Sory;",
        "source S => N; N = Handlr; Handler = A;",
        "Page (int a) => () by web.Pages::page; S () => (int a); source S => Page; Page = A;",
        "pragma nomatch; source S => N; N = A;",
        "pragma something = 3; source S => N; N = A;",
        "/** The first. */ F = A -> B; source S => F; S () => (int a); A (int a) => (String s);",
        "/** One. */ Page = Read; typedef hit Hit; /** Two. */ Read:[hitt] = A; Read:[!hitt] = B; source S => Page;",
        "typedef a A; source S => N; N:[a] = X;\nN = Y;\nN = Z;",
        "source Listen => N; Listen = A; M = B; source N => M;"})
    void everyFixOfFurtherProgramsDoesSo(String text) {
        CheckedProgram program = CheckedProgram.of(text);
        assertThat(program.findings()).extracting(Diagnostic::code).doesNotContain(Code.SYNTAX);
        assertThat(program.findings()).anyMatch(d -> !d.fixes().isEmpty());
        fixes(program);
    }

    private static void fixes(CheckedProgram program) {
        for (Diagnostic finding : program.findings()) {
            for (Fix fix : finding.fixes()) {
                assertThat(fix.edits()).isNotEmpty().allMatch(e -> isInside(e.range(), program) || isNewFile(e, program));
                CheckedProgram fixed = program.with(fix);
                String what = finding.code().id() + " " + fix.title() + "\n" + fixed.text();
                assertThat(fixed.count(finding)).as(what).isLessThan(program.count(finding));
                List<Code> before = serious(program.findings()).map(Diagnostic::code).toList();
                assertThat(serious(fixed.findings()).filter(d -> !before.contains(d.code()))).as(what).isEmpty();
                if (fix.isSafe() && program.findings().stream().noneMatch(d -> d.code() == Code.SYNTAX)) {
                    assertThat(fixed.meaning()).as("safe: %s", what).isEqualTo(program.meaning());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCatalogueSaysWhichFixesThereAre(Code code) {
        Optional<Applicability> best = wrong(code).findings().stream().filter(d -> d.code() == code).flatMap(d -> d.fixes().stream())
                .map(Fix::applicability).min(Comparator.naturalOrder());
        assertThat(best).isEqualTo(code.fix());
    }

    private static Stream<Diagnostic> serious(List<Diagnostic> findings) {
        return findings.stream().filter(d -> d.severity().compareTo(Severity.WARNING) <= 0);
    }

    private static boolean isInside(SourceRange range, CheckedProgram program) {
        String text = program.files().get(range.file());
        return text != null && 0 <= range.offset() && range.offset() <= range.endOffset() && range.endOffset() <= text.length();
    }

    /** An edit at the start of a file that does not exist creates it. */
    private static boolean isNewFile(Diagnostic.Edit edit, CheckedProgram program) {
        return !program.files().containsKey(edit.range().file()) && edit.range().endOffset() == 0 && !edit.newText().isBlank();
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text.replaceAll("//.*", "")).results().map(MatchResult::group).toList();
    }

    /** Insertions and deletions that make one list the other. */
    private static int difference(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? 1 + common[i + 1][j + 1] : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return a.size() + b.size() - 2 * common[0][0];
    }
}
