// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flux.cli.console.UserError;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Step;
import org.flux.simulator.model.WhatIf;
import org.junit.jupiter.api.Test;

/** What options ask for is what is simulated. */
class QuestionTest {
    private static final ServerModel MODEL = new ServerModel("test", List.of(ModelNode.computing("Serve", Variate.constant(1e6))),
            List.of(), List.of(source("Listen", true, 40), source("Accept", true, 2), source("Tick", false, 1)), List.of());
    private static final Series POOL = new Series(RuntimeKind.POOL, 4);

    private static ModelSource source(String name, boolean push, double rate) {
        return new ModelSource(name, push, rate, Variate.exponential(1e9 / rate), List.of(),
                List.of(new ModelPath(1, true, List.of(new Step.Visit(0)))));
    }

    private static Question question(Loads loads, Load.Arrivals arrivals, Series... series) {
        return new Question(MODEL, Scenario.standard(), List.of(series), loads, arrivals, List.of());
    }

    private static List<Load> loads(Loads loads) {
        return question(loads, Load.Arrivals.CONSTANT, POOL).loads(Optional.of(Estimate.exactly(200)));
    }

    /** Whatever else is asked stays: a pool that nobody has said the size of follows the cores. */
    @Test
    void aSeriesIsARuntimeOnAMachine() {
        assertThat(question(new Loads.Profiled(), Load.Arrivals.POISSON, POOL).scenario(POOL))
                .isEqualTo(Scenario.standard().withRuntime(RuntimeKind.POOL).withCores(4));
        Scenario told = Scenario.standard().withPoolSize(3);
        assertThat(new Question(MODEL, told, List.of(POOL), new Loads.Profiled(), Load.Arrivals.POISSON, List.of()).scenario(POOL))
                .isEqualTo(told.withRuntime(RuntimeKind.POOL).withCores(4));
    }

    @Test
    void loadsAreWhatTheOptionsSay() {
        assertThat(loads(new Loads.Profiled())).containsExactly(open(OptionalDouble.empty(), Map.of()));
        assertThat(loads(new Loads.PerSecond(List.of(5.0, 6.0)))).containsExactly(open(OptionalDouble.of(5), Map.of()),
                open(OptionalDouble.of(6), Map.of()));
        assertThat(loads(new Loads.OfCapacity(List.of(0.5, 0.8)))).containsExactly(open(OptionalDouble.of(100), Map.of()),
                open(OptionalDouble.of(160), Map.of()));
        assertThat(loads(new Loads.PerSource(Map.of("Tick", 3.0)))).containsExactly(open(OptionalDouble.empty(), Map.of("Tick", 3.0)));
        assertThat(loads(new Loads.Clients(List.of(1, 8), 5e6))).containsExactly(Load.closed(1, 5e6), Load.closed(8, 5e6));
    }

    private static Load open(OptionalDouble rate, Map<String, Double> rates) {
        return new Load.Open(rate, rates, Load.Arrivals.CONSTANT);
    }

    /** Whatever the loads are: it would be a pity to find out first what the server can do. */
    @Test
    void changesOfWhatThereIsNotAreToldBeforeAnythingIsSimulated() {
        for (Loads loads : List.of(new Loads.OfCapacity(List.of(0.8)), new Loads.PerSecond(List.of(5.0)),
                new Loads.Clients(List.of(1), 0))) {
            Question question = new Question(MODEL, Scenario.standard(), List.of(POOL), loads, Load.Arrivals.POISSON,
                    List.of(WhatIf.parse("node=Sirve:-50%")));
            assertThatThrownBy(question::check).isInstanceOf(UserError.class).hasMessageContaining("did you mean \"Serve\"?");
        }
    }

    /** Flows that no load source brings are no load. */
    @Test
    void whatIsOfferedComesFromTheLoadSources() {
        Question question = question(new Loads.Profiled(), Load.Arrivals.POISSON, POOL);
        assertThat(question.offered(Load.profiled())).isEqualTo(42);
        assertThat(question.offered(Load.open(7))).isEqualTo(7);
        assertThat(question.offered(new Load.Open(OptionalDouble.empty(), Map.of("Accept", 5.0, "Tick", 9.0), Load.Arrivals.POISSON)))
                .isEqualTo(45);
        assertThat(question.offered(Load.closed(3, 0))).isEqualTo(3);
    }

    @Test
    void oneMachineUnderOneLoadIsNeitherTwoMachinesNorTwoLoads() {
        for (Loads one : List.of(new Loads.Profiled(), new Loads.PerSecond(List.of(5.0)), new Loads.OfCapacity(List.of(0.5)),
                new Loads.PerSource(Map.of("Tick", 3.0)), new Loads.Clients(List.of(1), 0))) {
            assertThat(question(one, Load.Arrivals.POISSON, POOL).isOne()).as(one.toString()).isTrue();
            assertThat(question(one, Load.Arrivals.POISSON, POOL, new Series(RuntimeKind.EVENT, 4)).isOne()).isFalse();
        }
        for (Loads two : List.of(new Loads.PerSecond(List.of(5.0, 6.0)), new Loads.OfCapacity(List.of(0.5, 0.6)),
                new Loads.Clients(List.of(1, 2), 0))) {
            assertThat(question(two, Load.Arrivals.POISSON, POOL).isOne()).as(two.toString()).isFalse();
        }
    }
}
