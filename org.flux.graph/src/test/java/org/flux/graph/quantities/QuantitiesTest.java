// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.quantities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "0.4, 0.400 ns", "812, 812 ns", "999.4, 999 ns", "999.7, 1.00 µs", "4213, 4.21 µs", "31.55e6, 31.6 ms",
        "1.24e9, 1.24 s", "5400e9, '5,400 s'", "-31.55e6, -31.6 ms", "NaN, -", "Infinity, ∞"})
    void durations(double nanoseconds, String text) {
        assertThat(Quantities.duration(nanoseconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"31.55e6, 0.82e6, 31.55 ± 0.82 ms", "31.55e6, 12e6, 32 ± 12 ms", "31.55e6, 3.2e6, 31.6 ± 3.2 ms", "2e3, 5e6, 0.0 ± 5.0 ms",
        "31.55e6, 0, 31.6 ms", "31.55e6, NaN, 31.6 ms", "31.55e6, 10, 31.55 ms", "NaN, 1, -"})
    void durationsWithTheirIntervals(double nanoseconds, double halfWidth, String text) {
        assertThat(Quantities.duration(nanoseconds, halfWidth)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "0.25, 0.250/s", "182.4, 182/s", "12300, '12,300/s'", "9.996, 10.0/s"})
    void rates(double perSecond, String text) {
        assertThat(Quantities.rate(perSecond)).isEqualTo(text);
    }

    @Test
    void ratesWithTheirIntervals() {
        assertThat(Quantities.rate(182.44, 3.14)).isEqualTo("182.4 ± 3.1/s");
        assertThat(Quantities.rate(12_300, 41)).isEqualTo("12,300 ± 41/s");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.0321, 3.2 %", "0.0996, 10 %", "0.87, 87 %", "1, 100 %", "1.5, 150 %", "-0.00001, 0.0 %"})
    void shares(double share, String text) {
        assertThat(Quantities.percent(share)).isEqualTo(text);
    }

    @Test
    void changes() {
        assertThat(Quantities.change(0.5)).isEqualTo("+50 %");
        assertThat(Quantities.change(-0.021)).isEqualTo("-2.1 %");
        assertThat(Quantities.change(0.461, 0.0031)).isEqualTo("+46.10 ± 0.31 %");
        assertThat(Quantities.percent(0.461, 0.031)).isEqualTo("46.1 ± 3.1 %");
        assertThat(Quantities.percent(0.461, Double.NaN)).isEqualTo("46 %");
    }
}
