// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.simulator.engine.Estimate;

/**
 * When what was found is what is to be expected: 1.5 times the 95 % interval, so that hardly any of the tests' fixed seeds misses by
 * chance, and an interval that is narrow enough to tell something.
 */
final class Agreement {
    private static final double NARROW = 0.06;
    private static final double WIDTHS = 1.5;

    private Agreement() {}

    static void agrees(Estimate found, double expected) {
        assertThat(found).as("expected %s", expected).matches(estimate -> isClose(estimate, expected), "agrees");
    }

    static void disagrees(Estimate found, double expected) {
        assertThat(found).as("expected other than %s", expected).matches(estimate -> !isClose(estimate, expected), "disagrees");
    }

    /** Two estimates of the same quantity. */
    static void agree(Estimate one, Estimate other) {
        agrees(new Estimate(one.value(), Math.hypot(one.halfWidth(), other.halfWidth())), other.value());
    }

    private static boolean isClose(Estimate found, double expected) {
        return found.halfWidth() < NARROW * expected && Math.abs(found.value() - expected) <= WIDTHS * found.halfWidth() + 1e-9 * expected;
    }
}
