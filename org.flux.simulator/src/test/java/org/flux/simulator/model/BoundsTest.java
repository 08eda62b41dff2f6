// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.flux.simulator.model.Models.MS;

import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.Place;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final ServerModel MODEL = new Models().node("A", Variate.constant(MS)).blocking("B", Variate.constant(4 * MS))
            .node(new ModelNode("Outside", Place.BACKGROUND, Variate.constant(MS), 1)).path(1, "Outside A a! B A -a").path(1,
            "Outside a? A -a")
            .model();

    @Test
    void demandsAreAddedUp() {
        Bounds bounds = Bounds.of(MODEL, Scenario.standard().withCores(2));
        assertThat(bounds.cores()).isCloseTo((3 + 2) / 2.0 * MS, within(1.0));
        assertThat(bounds.alone()).isCloseTo((6 + 1) / 2.0 * MS, within(1.0));
        assertThat(bounds.lock()).isCloseTo(5 / 2.0 * MS, within(1.0));
        assertThat(bounds.most() * MS).isCloseTo(1 / 2.5, within(1e-9));
    }

    @Test
    void withFewClientsTheyAreTheLimit() {
        Bounds bounds = Bounds.of(MODEL, Scenario.standard().withCores(2));
        assertThat(bounds.closed(1, 0.5 * MS) * MS).isCloseTo(1 / 4.0, within(1e-9));
        assertThat(bounds.closed(100, 0) * MS).isCloseTo(1 / 2.5, within(1e-9));
    }

    /** No more than a closed load may have, however many flows the server takes. */
    @Test
    void noMoreClientsKeepAServerBusyThanThereAre() {
        ServerModel slow = new Models().node("A", Variate.constant(MS)).blocking("B", Variate.constant(1e9 * MS)).path(1, "A B").model();
        assertThat(LoadCurve.saturated(slow, Scenario.standard()).load()).isEqualTo(Load.closed(10_000, 0));
        assertThat(LoadCurve.saturated(slow, Scenario.standard().withMaxFlows(Integer.MAX_VALUE)).load())
                .isEqualTo(Load.closed(Load.MOST_CLIENTS, 0));
    }

    /** What is simulated stays within. */
    @Test
    void noSimulationGetsThroughMore() {
        Scenario scenario = Scenario.standard().withCores(2).withEffort(40_000);
        double found = LoadCurve.capacity(MODEL, scenario, Progress.NONE).low() * 1e-9;
        assertThat(found).isLessThan(Bounds.of(MODEL, scenario).most()).isGreaterThan(0.8 * Bounds.of(MODEL, scenario).most());
    }
}
