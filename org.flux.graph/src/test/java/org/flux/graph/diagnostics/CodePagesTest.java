// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a page, and the page tells the truth: its wrong example provokes the code, its right one does not. */
class CodePagesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```flux\n(.*?)```", Pattern.DOTALL);

    /** Found by the parser, which tests here are without; or about more than one file or a class path. */
    private static final Set<Code> ELSEWHERE = EnumSet.of(Code.SYNTAX, Code.IMPORT_CYCLE, Code.JAVA_TYPE_UNKNOWN, Code.ARROW_SPELLING,
            Code.WILDCARD_SPELLING, Code.KEYWORD_SPELLING, Code.COLON_SPELLING, Code.SEMICOLON_SPELLING);

    @ParameterizedTest
    @EnumSource
    void hasAPageWithExamplesThatShowIt(Code code) {
        String page = code.explanation();
        assertThat(page).startsWith("# " + code.id() + ": ");
        List<String> examples = EXAMPLE.matcher(page).results().map(m -> m.group(1)).toList();
        assertThat(examples).hasSize(2);
        assertThat(page.length()).as("it says something").isGreaterThan(200);
        if (!ELSEWHERE.contains(code)) {
            assertThat(codes(examples.get(0))).contains(code);
            assertThat(codes(examples.get(1))).doesNotContain(code)
                    .filteredOn(c -> c.defaultSeverity().compareTo(Severity.WARNING) <= 0).isEmpty();
        }
    }

    private static List<Code> codes(String program) {
        return Analysis.of(Programs.graph(program)).diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void idsAreUniqueAndFoundInAnyCase() {
        assertThat(Code.values()).extracting(Code::id).doesNotHaveDuplicates().allMatch(id -> id.matches("FLUX[0-69]\\d\\d"));
        assertThat(Code.of("flux602")).contains(Code.DEADLOCK_PREVENTED);
        assertThat(Code.of("FLUX999")).isEmpty();
    }
}
