// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.flux.generator.random.Untidy.Habit;
import org.flux.generator.testing.Programs;
import org.flux.lang.SourceFormatter;

/** Layout means nothing: however a program is written, it is the same program, and the formatter keeps it and what is said about it. */
class RandomTextsTest {
    private static final SourceFormatter FORMATTER = SourceFormatter.create();

    @Property(seed = "2006", tries = 300, shrinking = ShrinkingMode.FULL, edgeCases = EdgeCasesMode.NONE,
            generation = GenerationMode.RANDOMIZED)
    void formattingKeepsProgramAndComments(@ForAll("untidy") Untidy untidy) {
        String text = untidy.text();
        String formatted = FORMATTER.format(text).orElseThrow(() -> new AssertionError("not formatted:\n" + text));
        String what = "\n" + text + "\nformatted\n" + formatted;
        assertThat(graph(formatted)).as(what).isEqualTo(graph(text));
        assertThat(Untidy.comments(formatted)).as(what).isEqualTo(Untidy.comments(text));
        assertThat(FORMATTER.format(formatted)).as(what).contains(formatted);
        String laidOut = untidy.without(Set.of(Habit.SPELLINGS, Habit.DOCUMENTATION)).text();
        assertThat(graph(laidOut)).as(laidOut).isEqualTo(graph(ModelText.of(untidy.model())));
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.FULL, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    @AddLifecycleHook(LongTests.class)
    void formattingKeepsManyProgramsAndTheirComments(@ForAll("untidy") Untidy untidy) {
        formattingKeepsProgramAndComments(untidy);
    }

    @Provide
    Arbitrary<Untidy> untidy() {
        return Untidy.any();
    }

    /** The program graph without places. */
    private static String graph(String text) {
        try {
            return Programs.analyse("random.flux", text).graph().toString().replaceAll("SourceRange\\[[^]]*]", "");
        } catch (AssertionError refused) {
            throw new AssertionError(refused.getMessage() + " in\n" + text, refused);
        }
    }
}
