// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.flux.simulator.model.Models.MS;

import java.util.ArrayList;
import java.util.List;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
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

    /** Of 40 flows a second 30 come from Listen, three of four of them along its first path; Tick is no part of the load. */
    @Test
    void flowsCountAsOftenAsTheyCome() {
        ServerModel all = new Models().node("A", Variate.constant(MS)).blocking("B", Variate.constant(4 * MS))
                .path(3, "a! A -a A A A").path(1, "b! B -b @s! A -@s c! A -c").path(1, "B").path(1, "a! B -a").model();
        List<ModelPath> paths = all.sources().getFirst().paths();
        List<ModelLock> locks = new ArrayList<>(all.locks());
        locks.replaceAll(lock -> lock.name().equals("c") ? new ModelLock("c", lock.scope(), 0.5) : lock);
        Bounds bounds = Bounds.of(new ServerModel("Test", all.nodes(), locks, List.of(source("Listen", true, 30, paths.subList(0, 2)),
                source("Other", true, 10, paths.subList(2, 3)), source("Tick", false, 1000, paths.subList(3, 4))), List.of()),
                Scenario.standard().withCores(2));
        assertThat(bounds.cores()).isCloseTo((22.5 * 4 + 7.5 * 2) / 40 * MS, within(1.0));
        assertThat(bounds.alone()).isCloseTo((22.5 * 4 + 7.5 * 6 + 10 * 4) / 40 * MS, within(1.0));
        // Locks of sessions, and those that some flows do without, hold up nobody for certain.
        assertThat(bounds.lock()).isCloseTo(7.5 * 4 / 40 * MS, within(1.0));
        assertThat(bounds.locks()).isCloseTo((22.5 * 1 + 7.5 * 4) / 40 * MS, within(1.0));
        assertThat(bounds.most()).as("the cores").isCloseTo(2 / bounds.cores(), within(1e-15));
    }

    private static ModelSource source(String name, boolean push, double rate, List<ModelPath> paths) {
        return new ModelSource(name, push, rate, Variate.exponential(1e9 / rate), List.of(), paths);
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
