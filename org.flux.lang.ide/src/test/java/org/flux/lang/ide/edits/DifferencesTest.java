// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.flux.lang.ide.edits.Differences.Difference;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static String apply(String text, List<Difference> differences) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (Difference difference : differences) {
            result.append(text, copied, difference.offset()).append(difference.text());
            copied = difference.end();
        }
        return result.append(text, copied, text.length()).toString();
    }

    @Test
    void touchOnlyWhatIsNotTheSame() {
        assertThat(Differences.between("a\nb\nc\n", "a\nx\nb\nc\n")).containsExactly(new Difference(2, 2, "x\n"));
        assertThat(Differences.between("A = B;\nC  = D;\nE = F;", "A = B;\nC = D;\nE = F;")).containsExactly(new Difference(9, 10, ""));
        assertThat(Differences.between("a\nb\nc\nd\n", "a\nB\nc\n")).containsExactly(new Difference(2, 3, "B"), new Difference(6, 8, ""));
        assertThat(Differences.between("same", "same")).isEmpty();
        assertThat(Differences.between("", "a")).containsExactly(new Difference(0, 0, "a"));
    }

    @Test
    void neverDivideWhatIsOneCharacter() {
        assertThat(Differences.between("a😀b", "a😁b")).containsExactly(new Difference(1, 3, "😁"));
        assertThat(Differences.between("a\r\nb", "a\nb")).allMatch(difference -> difference.offset() != 2 && difference.end() != 2);
    }

    @Test
    void leadFromAnyTextToAnyOther() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            String before = text(random);
            String after = text(random);
            assertThat(apply(before, Differences.between(before, after))).isEqualTo(after);
        }
    }

    @Test
    void areFoundInLargeTextsThatDifferEverywhere() {
        String before = "line of a text\n".repeat(20_000);
        StringBuilder after = new StringBuilder();
        before.lines().forEach(line -> after.append(line).append(after.length()).append('\n'));
        assertThat(apply(before, Differences.between(before, after.toString()))).isEqualTo(after.toString());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(List.of("a", "b", "\n", "a\n", "b\n", "\r\n", "😀").get(random.nextInt(7)));
        }
        return text.toString();
    }
}
