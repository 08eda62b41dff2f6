// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.flux.simulator.model.Agreement.agrees;
import static org.flux.simulator.model.Models.MS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.Prediction.SingleRun;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final Scenario SHORT = Scenario.standard().withEffort(60_000).withSeed(2);
    private static final ServerModel MODEL = new Models().node("A", Variate.exponential(MS)).blocking("B", Variate.exponential(2 * MS))
            .node("C", Variate.exponential(MS / 2)).sessions(3, 10).sessions(40, 2).path(3, "A a! B -a C").path(1, "A a? C -a @b! A -@b")
            .model();

    private static Prediction withoutTime(Prediction p) {
        return new Prediction(p.scenario(), p.offered(), p.throughput(), p.latency(), p.inFlight(), p.cores(), p.sources(), p.nodes(),
                p.locks(),
                p.admission(), p.bottleneck(), p.little(), p.assumptions(), p.runs(), p.saturated(), p.events(), 0);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedTellsTheSameOnAnyNumberOfThreads(RuntimeKind runtime) {
        Scenario scenario = SHORT.withRuntime(runtime).withCores(2).withRate(300);
        Prediction first = withoutTime(Simulation.run(MODEL, scenario, Progress.NONE, 1));
        assertThat(withoutTime(Simulation.run(MODEL, scenario, Progress.NONE, 4))).isEqualTo(first);
        assertThat(withoutTime(Simulation.run(MODEL, scenario.withSeed(3), Progress.NONE, 4))).isNotEqualTo(first);
    }

    /** A flow each millisecond, each of half a millisecond: of ten seconds the last five are looked at. */
    @Test
    void theWarmUpIsForgotten() {
        ServerModel model = new Models().node("A", Variate.constant(MS / 2)).path(1, "a! A -a").model();
        Scenario scenario = SHORT.withSeconds(10).withWarmUp(0.5)
                .withLoad(new Load.Open(OptionalDouble.of(1000), Map.of(), Load.Arrivals.CONSTANT));
        Outcome outcome = Simulation.predict(model, scenario, Progress.NONE).outcomes().getFirst();
        assertThat(outcome.nanos()).isEqualTo(5e9);
        assertThat(List.of(outcome.arrived()[0], outcome.ended()[0], outcome.completed()[0], outcome.latency().count(),
                outcome.latencies()[0].count(), outcome.visits()[0], outcome.acquired()[0], outcome.released()[0], outcome.admitted()))
                .allSatisfy(count -> assertThat(count).isBetween(4_999L, 5_001L));
        assertThat(List.of(outcome.latencySums()[0], outcome.loadLatencySum(), outcome.nodeTime()[0], outcome.nodeCoreTime()[0],
                outcome.hold()[0])).allSatisfy(sum -> assertThat(sum).isCloseTo(2.5e9, within(MS)));
        assertThat(List.of(outcome.coresBusy(), outcome.inFlight(), outcome.lockUtilisation()[0]))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.5, within(1e-3)));
    }

    /** Of a queue in which latencies scatter a lot; what its runs have in common is what the prediction says. */
    @Test
    void shortRunsSeeLessOfTheTailThanAllTogether() {
        Scenario scenario = SHORT.withReplications(40).withSeconds(2.5).withRate(950);
        Prediction found = Simulation.run(Models.single(Variate.exponential(MS)), scenario, Progress.NONE);
        assertThat(found.runs()).hasSize(40).doesNotHaveDuplicates();
        assertThat(mean(found, SingleRun::throughput)).isCloseTo(found.throughput().value(), withinPercentage(0.001));
        assertThat(mean(found, SingleRun::mean)).isCloseTo(found.latency().mean().value(), withinPercentage(0.001));
        assertThat(median(found, SingleRun::p50)).isCloseTo(found.latency().p50().value(), withinPercentage(15));
        assertThat(median(found, SingleRun::p99)).isBetween(0.5 * found.latency().p99().value(), 0.8 * found.latency().p99().value());
    }

    private static double mean(Prediction of, ToDoubleFunction<SingleRun> value) {
        return of.runs().stream().mapToDouble(value).average().orElseThrow();
    }

    private static double median(Prediction of, ToDoubleFunction<SingleRun> value) {
        return of.runs().stream().mapToDouble(value).sorted().skip(of.runs().size() / 2).findFirst().orElseThrow();
    }

    /** Where nothing is short, all runtimes take as long as the nodes do. */
    @ParameterizedTest
    @EnumSource
    void anIdleServerTakesTheNodesTime(RuntimeKind runtime) {
        ServerModel model = new Models().node("A", Variate.constant(MS)).blocking("B", Variate.constant(7 * MS))
                .node(new ModelNode("Mixed", Place.BLOCKING, Variate.constant(4 * MS), 0.25))
                .node(new ModelNode("Async", Place.ASYNC, Variate.constant(2 * MS), 0)).node("C", Variate.constant(MS))
                .path(1, "A B Mixed Async a! B -a C").model();
        Prediction found = Simulation.run(model, SHORT.withRuntime(runtime).withCores(4).withEffort(2_000).withRate(0.1), Progress.NONE);
        assertThat(found.latency().mean().value()).isCloseTo(22 * MS, within(0.001 * MS));
        assertThat(found.saturated()).isFalse();
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.NOTHING);
    }

    /** Blocking nodes do not keep cores or loops. */
    @ParameterizedTest
    @EnumSource(names = "POOL", mode = EnumSource.Mode.EXCLUDE)
    void blockingNodesLeaveTheCores(RuntimeKind runtime) {
        ServerModel model = new Models().node("A", Variate.constant(MS / 10)).blocking("B", Variate.exponential(50 * MS)).path(1, "A B")
                .model();
        Prediction found = Simulation.run(model, SHORT.withRuntime(runtime).withRate(2000), Progress.NONE);
        agrees(found.throughput(), 2000);
        agrees(found.cores(), 0.2);
    }

    /** Nobody tells the simulator that 10,000 are in flight at a time before any ends. */
    @Test
    void flowsThatTakeLongComeToTheirEnd() {
        ServerModel model = new Models().node("A", Variate.constant(MS / 100)).blocking("B", Variate.exponential(5_000 * MS)).path(1, "A B")
                .model();
        Prediction found = Simulation.run(model, Scenario.standard().withMaxFlows(100_000).withRate(2000), Progress.NONE);
        assertThat(found.saturated()).isFalse();
        assertThat(found.throughput().value()).isCloseTo(2000, withinPercentage(2));
        assertThat(found.latency().mean().value()).isCloseTo(5_000 * MS, withinPercentage(3));
        assertThat(found.latency().p99().value()).isCloseTo(5_000 * MS * Math.log(100), withinPercentage(7));
        // No longer than ten times what the effort allows, however long flows take.
        Scenario little = SHORT.withRate(1e6);
        assertThat(Machine.of(model, little).nanos()).isCloseTo(10 * 6_000 / 1e6 * 1e9, withinPercentage(0.001));
        assertThat(Machine.of(model, little.withRate(1)).nanos()).isCloseTo(6_000e9, withinPercentage(0.001));
    }

    /** In the pool they keep their thread. */
    @Test
    void blockingNodesKeepTheirThreadOfThePool() {
        ServerModel model = new Models().node("A", Variate.constant(MS / 10)).blocking("B", Variate.exponential(50 * MS)).path(1, "A B")
                .model();
        Prediction found = Simulation.run(model, SHORT.withRuntime(RuntimeKind.POOL).withPoolSize(20).withRate(2000), Progress.NONE);
        agrees(found.throughput(), 20 / 0.0501);
        assertThat(found.saturated()).isTrue();
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.POOL);
    }

    /** The processor time of a blocking node needs a core although its helper is a thread of its own. */
    @ParameterizedTest
    @EnumSource
    void blockingNodesThatComputeNeedCores(RuntimeKind runtime) {
        ServerModel model = new Models().node("A", Variate.exponential(MS))
                .node(new ModelNode("B", Place.BLOCKING, Variate.exponential(4 * MS), 0.5)).path(1, "A B").model();
        Prediction found = Simulation.run(model, SHORT.withRuntime(runtime).withPoolSize(60).withLoad(Load.closed(60, 0)), Progress.NONE);
        agrees(found.throughput(), 1000 / 3.0);
        agrees(found.cores(), 1);
    }

    @Test
    void overloadIsSaturation() {
        Prediction found = Simulation.run(Models.single(Variate.exponential(MS)), SHORT.withRate(1500), Progress.NONE);
        assertThat(found.saturated()).isTrue();
        agrees(found.throughput(), 1000);
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.CORES);
        assertThat(found.bottleneck().reason()).contains("Serve");
    }

    @Test
    void tellsHowFarItIsAndCanBeCancelled() {
        List<Double> told = new ArrayList<>();
        Simulation.run(MODEL, SHORT.withRate(100), told::add);
        assertThat(told).isSorted().last().isEqualTo(1.0);
        assertThatThrownBy(() -> Simulation.run(MODEL, SHORT.withEffort(Long.MAX_VALUE).withRate(100), done -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIfsNameWhatThereIs() {
        assertThatThrownBy(() -> Simulation.check(MODEL, SHORT.with(WhatIf.parse("node=D:-10%"))))
                .hasMessage("what-if node=D:-10%: the profile has not seen a node \"D\"; it has seen A, B, C");
        assertThatThrownBy(() -> Simulation.check(MODEL, SHORT.with(WhatIf.parse("lock=a@B:reader"))))
                .hasMessage("what-if lock=a@B:reader: B does not take a; it is taken by A");
    }

    /** Of the same name, one of the program and one of each session. */
    @Test
    void locksOfOneNameAreToldApart() {
        ServerModel model = MODEL.withLocks(List.of(new ModelLock("room", LockScope.PROGRAM), new ModelLock("room", LockScope.SESSION)));
        assertThatThrownBy(() -> Simulation.check(model, SHORT.with(WhatIf.parse("lock=room:removed")))).hasMessage(
                "what-if lock=room:removed: the program and each session have a lock \"room\"; write room(program) or room(session)");
        assertThatThrownBy(() -> Simulation.check(model, SHORT.with(WhatIf.parse("lock=rooms:reader"))))
                .hasMessageContaining("has not seen a lock \"rooms\"").hasMessageContaining("room(");
        assertThat(acquired(model, "lock=room(session):removed")).containsExactly(true, false);
        assertThat(acquired(model, "lock=room(program):removed")).containsExactly(false, true);
        assertThat(SpeedUps.of(model, SHORT.withEffort(20_000).withRate(100), List.of(0.5), Progress.NONE).curves())
                .extracting(SpeedUps.Curve::name).contains("room(program)", "room(session)");
        // Where there is one only, both spellings mean it.
        assertThat(acquired(MODEL, "lock=a(program):removed")).isEqualTo(acquired(MODEL, "lock=a:removed")).containsExactly(false, true);
        assertThatThrownBy(() -> Simulation.check(MODEL, SHORT.with(WhatIf.parse("lock=a(session):removed"))))
                .hasMessageEndingWith("has not seen a lock \"a(session)\"; it has seen a, @b");
    }

    /** All flows are of one session. */
    @Test
    void aBottleneckSaysWhichOfTwoLocksOfOneNameItIs() {
        for (LockScope busy : LockScope.values()) {
            ServerModel two = new Models().blocking("A", Variate.constant(busy == LockScope.PROGRAM ? 8 * MS : MS))
                    .blocking("B", Variate.constant(busy == LockScope.SESSION ? 8 * MS : MS)).sessions(1_000, 1)
                    .path(1, "room! A -room @room! B -@room").model();
            ServerModel named = two.withLocks(List.of(new ModelLock("room", LockScope.PROGRAM), new ModelLock("room", LockScope.SESSION)));
            for (int rate : List.of(10, 100)) { // nothing is short; the lock is
                Prediction.Bottleneck found = Simulation.run(named, SHORT.withEffort(2_000).withCores(4).withRate(rate), Progress.NONE)
                        .bottleneck();
                assertThat(found.limit()).isEqualTo(rate == 10 ? Prediction.Limit.NOTHING : Prediction.Limit.LOCK);
                assertThat(found.name()).isEqualTo("room(" + busy + ")");
                assertThat(found.lock()).contains(new Lock("room", busy));
                assertThat(found.reason()).contains("the lock room(" + busy + ") ");
            }
        }
    }

    /** By lock: whether anybody takes it. */
    private static List<Boolean> acquired(ServerModel model, String change) {
        Prediction found = Simulation.run(model, SHORT.withEffort(2_000).withRate(100).with(WhatIf.parse(change)), Progress.NONE);
        return found.locks().stream().map(lock -> lock.uses().stream().anyMatch(use -> use.acquired().value() > 0)).toList();
    }

    /** As in the profile, or as the scenario says: a timer does not tick more often because there are more clients. */
    @Test
    void onlySourcesOfTheLoadGetMore() {
        ModelSource listen = MODEL.sources().getFirst();
        ModelSource tick = new ModelSource("Tick", false, 10, Variate.exponential(1e8), List.of(), listen.paths());
        ServerModel model = new ServerModel("Test", MODEL.nodes(), MODEL.locks(), List.of(listen, tick), List.of());
        assertThat(rates(model, SHORT.withRate(100))).containsExactly(100L, 10L);
        Scenario named = SHORT.withLoad(new Load.Open(OptionalDouble.empty(), Map.of("Listen", 50.0, "Tick", 4.0),
                Load.Arrivals.CONSTANT));
        for (String change : List.of("rate=100", "rate=+100%")) {
            Changed changed = Changed.of(model, named.with(WhatIf.parse(change)));
            assertThat(rates(model, changed.scenario())).as(change).containsExactly(100L, 4L);
            assertThat(((Load.Open) changed.scenario().load()).arrivals()).isEqualTo(Load.Arrivals.CONSTANT);
        }
        assertThat(rates(model, SHORT.withLoad(Load.closed(3, 0)))).containsExactly(0L, 10L);
    }

    /** Flows per second, by source. */
    private static List<Long> rates(ServerModel model, Scenario scenario) {
        return DoubleStream.of(Machine.of(model, scenario).rates()).mapToObj(rate -> Math.round(rate * 1e9)).toList();
    }

    /** Else time would stand still. */
    @Test
    @Timeout(60)
    void clientsWhoseFlowsTakeNoTimeComeToAnEnd() {
        ServerModel model = new Models().node("A", Variate.constant(MS)).path(1, "A").model();
        Scenario none = SHORT.withEffort(20_000).withLoad(Load.closed(4, 0)).with(WhatIf.parse("node=A:-100%"));
        // Four clients, a nanosecond from one request to the next.
        assertThat(Simulation.run(model, none, Progress.NONE).throughput().value()).isCloseTo(4e9, withinPercentage(1));
        assertThat(SpeedUps.of(model, none.withWhatIfs(List.of()), List.of(0.5, 1.0), Progress.NONE).curves()).hasSize(1);
    }

    @Test
    void whatIfsThatAskForTooMuchSaySo() {
        assertThatThrownBy(() -> Simulation.check(MODEL, SHORT.withRate(9e8).with(WhatIf.parse("rate=+20%"))))
                .hasMessage("what-if rate=+20%: a rate is from 1e-9 to 1e9 flows per second, not 1.08E9");
        assertThatThrownBy(() -> Simulation.check(MODEL, SHORT.withLoad(Load.closed(900_000, 0)).with(WhatIf.parse("rate=+20%"))))
                .hasMessageStartingWith("what-if rate=+20%: a closed load has 1 to 1000000 clients and")
                .hasMessageContaining("not 1080000");
    }

    @Test
    void whatIfsDoWhatTheySay() {
        Scenario scenario = SHORT.withRate(100).withWhatIfs(List.of(WhatIf.parse("node=A:-50%"), WhatIf.parse("cores=3"),
                WhatIf.parse("rate=+20%"), WhatIf.parse("lock=a:reader")));
        Prediction found = Simulation.run(MODEL, scenario, Progress.NONE);
        agrees(found.offered(), 120);
        agrees(found.nodes().getFirst().time(), MS / 2);
        agrees(found.cores(), 0.120 * (0.5 + 0.5 + 0.25 * 0.5) / 3);
        assertThat(found.locks().getFirst().uses()).allMatch(use -> use.mode() == org.flux.graph.syntax.Declaration.LockMode.READ);
    }

    /** Common random numbers: the difference is much sharper than the two predictions are. */
    @Test
    void differencesAreSharp() {
        Comparison comparison = Comparison.of(MODEL, SHORT.withCores(2).withRate(400), List.of(WhatIf.parse("node=C:-20%")), Progress.NONE);
        Estimate difference = comparison.change().mean();
        assertThat(difference.high()).isNegative();
        assertThat(difference.halfWidth()).isLessThan(0.4 * comparison.before().latency().mean().relativeHalfWidth());
    }

    @Test
    void aCurveHasItsKneeWhereLatencyHasDoubled() {
        List<Double> rates = List.of(100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 950.0, 1000.0, 1100.0);
        LoadCurve curve = LoadCurve.of(Models.single(Variate.exponential(MS)), SHORT.withEffort(300_000), rates, Progress.NONE);
        // 1 - load is half of what it is at the least load, a tenth of the capacity.
        assertThat(curve.knee()).hasValueSatisfying(knee -> assertThat(knee.rate()).isCloseTo(550, within(25.0)));
        assertThat(curve.points()).hasSize(12);
        agrees(LoadCurve.capacity(Models.single(Variate.exponential(MS)), SHORT, Progress.NONE), 1000);
    }

    @Test
    void withoutOverloadThereIsNoKnee() {
        LoadCurve curve = LoadCurve.of(Models.single(Variate.constant(MS)), SHORT, List.of(100.0, 200.0, 300.0), Progress.NONE);
        assertThat(curve.knee()).isEmpty();
    }

    @Test
    void whatTakesMostOfTheBottleneckIsWorthMost() {
        ServerModel model = new Models().node("A", Variate.exponential(MS)).node("B", Variate.exponential(2 * MS))
                .blocking("C", Variate.constant(MS)).path(1, "A a! B -a C").model();
        SpeedUps found = SpeedUps.of(model, SHORT.withEffort(400_000).withLoad(Load.closed(40, 0)), List.of(0.25, 0.5, 1.0), Progress.NONE);
        assertThat(found.metric()).isEqualTo(SpeedUps.Metric.THROUGHPUT);
        assertThat(found.curves()).extracting(SpeedUps.Curve::name).startsWith("B", "A");
        agrees(found.curves().get(0).at(0.5).gain(), 3 / 2.0 - 1);
        agrees(found.curves().get(1).at(0.5).gain(), 3 / 2.5 - 1);
        assertThat(found.curves().get(2).at(1).gain().value()).isLessThan(0.01);
    }

    /** Nobody can rewrite what the runtime does: it takes time, but is not among the choices. */
    @Test
    void whatTheProgramHasNotCannotBeMadeFaster() {
        ServerModel model = new Models().node("A", Variate.constant(MS))
                .node(new ModelNode("(between)", Place.RUNTIME, Variate.constant(MS), 1))
                .node(new ModelNode("(beside)", Place.BACKGROUND, Variate.constant(MS), 1)).path(1, "(beside) (between) A").model();
        SpeedUps found = SpeedUps.of(model, SHORT.withRate(200), List.of(0.5), Progress.NONE);
        assertThat(found.curves()).extracting(SpeedUps.Curve::name).containsExactly("A");
        // With the base, of a tenth of the effort each unless they are to be so long.
        assertThat(SpeedUps.simulations(model, SHORT, 5)).isEqualTo(0.6);
        assertThat(SpeedUps.simulations(model, SHORT.withSeconds(1), 5)).isEqualTo(6);
        assertThat(found.base().nodes()).extracting(Prediction.OfNode::node).containsExactly("A", "(between)", "(beside)");
        agrees(found.base().cores(), 0.6);
        assertThatThrownBy(() -> Simulation.check(model, SHORT.with(WhatIf.parse("node=(between):-10%"))))
                .hasMessage("what-if node=(between):-10%: the profile has not seen a node \"(between)\"; it has seen A");
    }

    /** Background work takes cores from everybody, but nobody waits for its end. */
    @ParameterizedTest
    @EnumSource
    void backgroundWorkTakesCoresAndDelaysNobodyByItself(RuntimeKind runtime) {
        ServerModel model = new Models().node("A", Variate.exponential(MS))
                .node(new ModelNode("(outside)", Place.BACKGROUND, Variate.constant(3 * MS), 1)).path(1, "(outside) A").model();
        Prediction idle = Simulation.run(model, SHORT.withRuntime(runtime).withCores(2).withEffort(20_000).withRate(1), Progress.NONE);
        assertThat(idle.latency().mean().value()).isCloseTo(MS, within(0.03 * MS));
        agrees(idle.cores(), 0.002);
        Prediction busy = Simulation.run(model, SHORT.withRuntime(runtime).withCores(2).withRate(400), Progress.NONE);
        agrees(busy.cores(), 0.8);
        assertThat(busy.latency().mean().low()).isGreaterThan(1.2 * MS);
    }

    @Test
    void whatFlowsWaitForIsTold() {
        ServerModel model = new Models().node("A", Variate.exponential(MS)).path(1, "A").model();
        Prediction loops = Simulation.run(model, SHORT.withRuntime(RuntimeKind.EVENT).withCores(4).withRate(2600), Progress.NONE);
        assertThat(loops.bottleneck().limit()).isEqualTo(Prediction.Limit.LOOPS);
        assertThat(loops.bottleneck().reason()).startsWith("flows wait for their own loop ").contains("though the cores are busy 65");
        ServerModel locked = new Models().node("A", Variate.exponential(MS)).path(1, "a! A -a").model();
        Prediction lock = Simulation.run(locked, SHORT.withCores(4).withRate(500), Progress.NONE);
        assertThat(lock.bottleneck().limit()).isEqualTo(Prediction.Limit.LOCK);
    }
}
