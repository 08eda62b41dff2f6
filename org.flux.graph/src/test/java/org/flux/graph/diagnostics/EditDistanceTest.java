// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distance by its definition, beside the quick one. */
class EditDistanceTest {
    private static final String LETTERS = "abcä日";

    @ParameterizedTest
    @CsvSource({"Read,Read,0", "Read,Raed,1", "Read,Red,1", "Read,Reads,1", "Read,Road,1", "Read,Dear,2", "ca,abc,3", "'',abc,3",
        "abc,'',3"})
    void countsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(new EditDistance(a).to(b, 9)).isEqualTo(distance);
    }

    @Test
    void equalsItsDefinitionUpToTheLimitAndIsBeyondItOtherwise() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String a = text(random, i % 50 == 0 ? 70 : 9);
            String b = i % 3 == 0 ? text(random, 9) : changed(a, random);
            int distance = defined(a, b);
            int limit = random.nextInt(6);
            int found = new EditDistance(a).to(b, limit);
            assertThat(found <= limit ? found : limit + 1).as("%s -> %s, at most %d", a, b, limit).isEqualTo(Math.min(distance, limit + 1));
        }
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes > 0 && changed.length() > 1; changes--) {
            int at = random.nextInt(changed.length() - 1);
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> changed.insert(at, changed.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return changed.toString();
    }

    private static int defined(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                int least = i == 0 || j == 0 ? i + j : Integer.MAX_VALUE;
                if (i > 0 && j > 0) {
                    least = Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1,
                            table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                }
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, table[i - 2][j - 2] + 1);
                }
                table[i][j] = least;
            }
        }
        return table[a.length()][b.length()];
    }
}
