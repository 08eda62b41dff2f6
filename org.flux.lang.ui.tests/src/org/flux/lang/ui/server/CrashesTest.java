// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrashesTest {
    private final Crashes crashes = new Crashes();
    private final Instant start = Instant.EPOCH;

    @Test
    void fourWithinMinutesAreAccidents() {
        for (int i = 0; i < 4; i++) {
            assertThat(crashes.another(start.plusSeconds(i))).isTrue();
        }
        assertThat(crashes.another(start.plusSeconds(4))).isFalse();
        crashes.forget();
        assertThat(crashes.another(start.plusSeconds(5))).isTrue();
    }

    @Test
    void thoseLongAgoDoNotCount() {
        for (int i = 0; i < 20; i++) {
            assertThat(crashes.another(start.plus(Duration.ofMinutes(i)))).isTrue();
        }
    }

    @Test
    void theFirstRestartIsAtOnceAndEachFurtherOneLater() {
        Duration last = Duration.ofMillis(-1);
        for (int i = 0; i < 4; i++) {
            crashes.another(start.plusSeconds(i));
            assertThat(crashes.pause()).isGreaterThan(last);
            last = crashes.pause();
        }
        crashes.forget();
        crashes.another(start);
        assertThat(crashes.pause()).isZero();
    }
}
