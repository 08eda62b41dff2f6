// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has a page that is made like all others. That the page tells the truth (its wrong program provokes the code, its right one
 * does not, its fixes fix) is tested with the language's own parser, in {@code org.flux.lang}.
 */
class CodePagesTest {

    @ParameterizedTest
    @EnumSource
    void hasAPageWithWhatWhyAndBothExamples(Code code) {
        String page = code.explanation();
        assertThat(page).startsWith("# " + code.id() + ": ").endsWith("```\n");
        assertThat(page.lines().filter(l -> l.startsWith("#")).skip(1)).containsExactly("## Wrong", "## Right");
        String text = page.substring(page.indexOf('\n'), page.indexOf("## Wrong")).strip();
        assertThat(text.length()).as("it says what, why and what to do").isGreaterThan(150);
        assertThat(page.lines()).allMatch(l -> l.length() <= 140);
        assertThat(code.title().length()).isBetween(8, 60);
        assertThat(code.meaning()).endsWith(".").doesNotContain("\n");
        assertThat(PageExamples.of(code).wrong().files()).isNotEmpty();
    }

    @Test
    void theFirstDigitIsTheFamily() {
        assertThat(Code.DEADLOCK_PREVENTED.family()).hasToString("constraints");
        assertThat(Code.values()).allSatisfy(code -> assertThat(code.family()).isNotNull());
        assertThat(Code.DEADLOCK_PREVENTED.label()).isEqualTo("deadlock-prevented");
        assertThat(Code.DEADLOCK_PREVENTED.title()).isEqualTo("A deadlock is prevented");
    }

    @Test
    void codesAreInTheOrderOfTheirNumbers() {
        assertThat(Code.values()).extracting(Code::id).isSorted();
    }

    @Test
    void idsAreUniqueAndFoundInAnyCase() {
        assertThat(Code.values()).extracting(Code::id).doesNotHaveDuplicates().allMatch(id -> id.matches("FLUX[0-79]\\d\\d"));
        assertThat(Code.of("flux602")).contains(Code.DEADLOCK_PREVENTED);
        assertThat(Code.of("FLUX999")).isEmpty();
    }
}
