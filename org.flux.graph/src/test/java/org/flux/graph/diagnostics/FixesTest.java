// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fix does away with its finding. The wrong examples of the catalogue's pages are the cases. */
class FixesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```flux\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource
    void everyFixOfAFindingRemovesIt(Code code) {
        var example = EXAMPLE.matcher(code.explanation());
        if (code == Code.SYNTAX || !example.find()) {
            return;
        }
        String text = example.group(1);
        for (Diagnostic finding : findings(text)) {
            for (Fix fix : finding.fixes()) {
                String fixed = apply(text, fix);
                assertThat(count(fixed, finding)).as("%s%n%s", fix.title(), fixed).isLessThan(count(text, finding));
            }
        }
    }

    /** A finding whose fix should be there, so that the test above does not pass by having nothing to do. */
    @Test
    void theUsualFindingsHaveFixes() {
        for (Code code : List.of(Code.NODE_MISSPELT, Code.NODE_INFERRED, Code.DUPLICATE_DECLARATION, Code.PREDICATE_UNKNOWN,
                Code.NODE_UNUSED,
                Code.HANDLED_NODE_UNKNOWN, Code.NOT_EXHAUSTIVE, Code.DUPLICATE_VARIANT, Code.DUPLICATE_HANDLER, Code.ELEVATED,
                Code.DEADLOCK_PREVENTED, Code.READER_PROMOTED, Code.ORDER_COULD_SAVE, Code.SESSION_LOCK_WITHOUT_SESSION, Code.NO_SOURCE,
                Code.JAVA_NAME_COLLISION, Code.PARAMETER_NAME_UNUSABLE)) {
            var example = EXAMPLE.matcher(code.explanation());
            assertThat(example.find()).isTrue();
            assertThat(findings(example.group(1))).filteredOn(d -> d.code() == code).as(code.id()).isNotEmpty()
                    .allSatisfy(d -> assertThat(d.fixes()).isNotEmpty());
        }
    }

    private static List<Diagnostic> findings(String text) {
        return Analysis.of(Programs.graph(text)).diagnostics();
    }

    private static long count(String text, Diagnostic finding) {
        return findings(text).stream().filter(d -> d.code() == finding.code() && d.message().equals(finding.message())).count();
    }

    private static String apply(String text, Fix fix) {
        List<Edit> edits = new ArrayList<>(fix.edits());
        edits.sort(Comparator.comparingInt((Edit e) -> e.range().offset()).reversed());
        StringBuilder result = new StringBuilder(text);
        edits.forEach(e -> result.replace(e.range().offset(), e.range().endOffset(), e.newText()));
        return result.toString();
    }
}
