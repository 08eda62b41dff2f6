// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Degrees of heat are told apart by everybody who sees light and dark, and what is written on them can be read. */
class HeatColoursTest {

    @ParameterizedTest
    @EnumSource
    void areToldApartByLightnessAlone(Theme theme) {
        List<double[]> seen = Stream.concat(Stream.of(Role.BOX), IntStream.rangeClosed(1, 5).mapToObj(Role::heat))
                .map(role -> LockColoursTest.lab(LockColoursTest.rgb(theme.palette().of(role)))).toList();
        double direction = Math.signum(seen.get(5)[0] - seen.get(0)[0]);
        for (int i = 1; i < seen.size(); i++) {
            // 2.3 is just noticed where two colours touch
            assertThat((seen.get(i)[0] - seen.get(i - 1)[0]) * direction).as("%s, degree %d", theme, i).isGreaterThan(2.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeWrittenOn(Theme theme) {
        for (int degree = 1; degree <= 5; degree++) {
            assertThat(ThemeTest.contrast(theme.palette().of(Role.INK), theme.palette().of(Role.heat(degree)))).as("%s %d", theme, degree)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }
}
