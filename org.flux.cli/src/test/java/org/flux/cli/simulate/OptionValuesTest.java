// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.flux.cli.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"4|[4]", "1,2,6|[1, 2, 6]", "6, 2,2|[2, 6]", "1..16|[1, 2, 4, 8, 16]", "3..20|[3, 6, 12, 20]",
        "1..2,64|[1, 2, 64]", "5..5|[5]"})
    void counts(String text, String numbers) {
        assertThat(Counts.parse("--cores", text, 64)).hasToString(numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 is not from 1 to 64", "65|65 is not from 1 to 64", "4..1|the range '4..1' runs backwards",
        "1...4|'.4' is no whole number", "1..2..3|more than two ends", "four|'four' is no whole number", "1,|a number is missing",
        "99999999999|is no whole number", "-3|-3 is not from 1"})
    void countsThatAreNone(String text, String reason) {
        assertThatThrownBy(() -> Counts.parse("--cores", text, 64)).isInstanceOf(UserError.class)
                .hasMessageStartingWith("--cores " + text + ": ").hasMessageContaining(reason).hasMessageContaining("as in 1..16");
    }

    @Test
    void rates() {
        assertThat(Loads.rates("200/s")).isEqualTo(new Loads.PerSecond(List.of(200.0)));
        assertThat(Loads.rates("200, 0.5,100/s")).isEqualTo(new Loads.PerSecond(List.of(0.5, 100.0, 200.0)));
        assertThat(Loads.rates("50..400/s")).isEqualTo(new Loads.PerSecond(List.of(50.0, 100.0, 150.0, 200.0, 250.0, 300.0, 350.0, 400.0)));
        assertThat(Loads.rates("80%")).isEqualTo(new Loads.OfCapacity(List.of(0.8)));
        assertThat(Loads.rates("50%..120%")).isEqualTo(new Loads.OfCapacity(List.of(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2)));
        assertThat(Loads.rates("93%..95%,50%")).isEqualTo(new Loads.OfCapacity(
                List.of(0.5, 0.93, 0.932, 0.934, 0.936, 0.938, 0.94, 0.942, 0.944, 0.946, 0.948, 0.95)));
        assertThat(Loads.rates("Listen=100, Tick=1/s")).isEqualTo(new Loads.PerSource(Map.of("Listen", 100.0, "Tick", 1.0)));
        assertThat(Loads.curve()).isInstanceOfSatisfying(Loads.OfCapacity.class, curve -> assertThat(curve.each()).hasSize(12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|'0' is not more than 0", "fast|'fast' is no rate", "-5|'-5' is no rate", "|a number is missing",
        "50%,100/s|shares and flows per second are mixed", "2000%|more than 1000 %", "9..3|runs backwards", "1..2..3|more than two ends",
        "Listen=50%|no share", "Listen=1,Listen=2|two rates for Listen", "=5|names no source", "Listen=1,5|names no source",
        "1e9|'1e9' is no rate"})
    void ratesThatAreNone(String text, String reason) {
        String given = text == null ? "" : text;
        assertThatThrownBy(() -> Loads.rates(given)).isInstanceOf(UserError.class).hasMessageStartingWith("--rate " + given + ": ")
                .hasMessageContaining(reason).hasMessageContaining("as in 200/s");
    }

    @ParameterizedTest
    @CsvSource({"10ms, 10e6", "1.5s, 1.5e9", "0, 0", "3 us, 3000", "2min, 120e9"})
    void times(String text, double nanoseconds) {
        assertThat(Times.parse("--think", text)).isEqualTo(nanoseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "ms", "-1s", "1h", ""})
    void timesThatAreNone(String text) {
        assertThatThrownBy(() -> Times.parse("--think", text)).isInstanceOf(UserError.class).hasMessageContaining("as in 10ms");
    }
}
