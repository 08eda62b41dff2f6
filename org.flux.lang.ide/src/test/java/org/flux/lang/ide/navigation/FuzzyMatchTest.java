// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    @Test
    void wantsTheLettersInTheirOrder() {
        assertThat(fits("", "Read")).isTrue();
        assertThat(fits("rd", "Read")).isTrue();
        assertThat(fits("READ", "read")).isTrue();
        assertThat(fits("dr", "Read")).isFalse();
        assertThat(fits("reads", "Read")).isFalse();
        assertThat(fits("GRÖSSE", "größe")).isFalse();
        assertThat(fits("grÖß", "Größe")).isTrue();
        assertThat(fits("\uD835\uDC9C", "x\uD835\uDC9C")).isTrue();
    }

    @Test
    void prefersBeginningsOfWordsAndLettersThatFollowEachOther() {
        assertThat(best("rfd", "ReadFromDisk", "SurfBoard", "rrffdd")).isEqualTo("ReadFromDisk");
        assertThat(best("read", "ReadFromDisk", "Thread", "RequestAdmission")).isEqualTo("ReadFromDisk");
        assertThat(best("disk", "ReadFromDisk", "DropIfSick")).isEqualTo("ReadFromDisk");
        assertThat(best("ab", "axab", "aXXb")).isEqualTo("axab");
        assertThat(best("l", "l", "xl", "L")).isEqualTo("l");
    }

    private static boolean fits(String query, String name) {
        return new FuzzyMatch(query).score(name).isPresent();
    }

    private static String best(String query, String... names) {
        return Stream.of(names).filter(name -> fits(query, name))
                .max(Comparator.comparingInt(name -> new FuzzyMatch(query).score(name).orElseThrow())).orElseThrow();
    }
}
