// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplorerTest {
    private static final Options QUIET = Options.DEFAULT.failures(0).shape(Shape.DIRECT);

    private static Report explore(Options options, String program) {
        return new Explorer(Compiled.subject(program)).explore(options);
    }

    @Test
    void independentFlowsHaveOneSchedule() {
        Report report = explore(QUIET, """
                source Tick => Work;
                Tick () => (int n);
                Work (int n) => ();
                """);
        assertThat(report.results()).hasSize(1);
        assertThat(report.schedules()).isEqualTo(1);
        assertThat(report.isExhaustive()).isTrue();
        assertThat(report.violation()).isEmpty();
    }

    @Test
    void twoWritersOfOneLockHaveTwoOrders() {
        Report report = explore(QUIET, """
                source Tick => Work;
                Tick () => (int n);
                Work (int n) => ();
                atomic Work:{a};
                """);
        assertThat(report.schedules()).isEqualTo(2);
        assertThat(report.isExhaustive()).isTrue();
        assertThat(report.violation()).isEmpty();
    }
}
