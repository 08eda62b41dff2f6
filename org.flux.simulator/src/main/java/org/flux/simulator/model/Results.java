// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Histogram;
import org.flux.simulator.engine.Tally;
import org.flux.simulator.model.Prediction.Latency;
import org.flux.simulator.model.Prediction.OfLock;
import org.flux.simulator.model.Prediction.OfNode;
import org.flux.simulator.model.Prediction.OfSource;
import org.flux.simulator.model.ServerModel.ModelNode;

/** What the replications found, together. */
final class Results {
    /** What may be missing from the throughput by chance. */
    private static final double BEHIND = 0.01;

    private final Plan plan;
    private final Machine machine;
    private final List<Outcome> outcomes;
    private final boolean[] isLoad;

    private Results(Plan plan, Machine machine, List<Outcome> outcomes) {
        this.plan = plan;
        this.machine = machine;
        this.outcomes = outcomes;
        isLoad = plan.model.areLoad();
    }

    /** @param asked the scenario before its changes were made */
    static Prediction of(Plan plan, Machine machine, Scenario asked, List<Outcome> outcomes, double realSeconds) {
        return new Results(plan, machine, outcomes).prediction(asked, realSeconds);
    }

    private Prediction prediction(Scenario asked, double realSeconds) {
        Estimate offered = perSecond(o -> ofLoad(o.arrived()));
        Estimate throughput = perSecond(o -> ofLoad(o.ended()));
        Estimate behind = estimate(o -> (Outcome.sum(o.arrived()) - Outcome.sum(o.ended())) / (double) Outcome.sum(o.arrived()));
        boolean saturated = machine.clients() == 0 && behind.value() > BEHIND && behind.low() > 0;
        List<OfNode> nodes = nodes();
        List<OfLock> locks = locks();
        Estimate cores = estimate(o -> o.coresBusy() / machine.scenario().cores());
        return new Prediction(asked, offered, throughput, latency(Outcome::latency, this::meanLatency), estimate(Outcome::inFlight),
                cores, sources(), nodes, locks,
                new Prediction.Admission(estimate(o -> ratio(o.waitedOutside(), o.admitted())),
                        estimate(o -> ratio(o.refused(), Outcome.sum(o.arrived()))), estimate(o -> ratio(o.waitOutside(), o.admitted())),
                        estimate(Outcome::outside)),
                new Bottlenecks(plan, machine, outcomes).of(cores, nodes, locks), little(), plan.model.assumptions(),
                outcomes.stream().map(this::run).toList(), saturated, outcomes.stream().mapToLong(Outcome::events).sum(), realSeconds);
    }

    private Prediction.SingleRun run(Outcome outcome) {
        return new Prediction.SingleRun(ofLoad(outcome.ended()) / outcome.nanos() * 1e9, meanLatency(outcome),
                outcome.latency().quantile(0.5), outcome.latency().quantile(0.99));
    }

    private double meanLatency(Outcome outcome) {
        return ratio(outcome.loadLatencySum(), ofLoad(outcome.ended()));
    }

    private double ofLoad(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += isLoad[i] ? values[i] : 0;
        }
        return sum;
    }

    private double ofLoad(long[] counts) {
        return ofLoad(Arrays.stream(counts).asDoubleStream().toArray());
    }

    private List<OfSource> sources() {
        List<OfSource> sources = new ArrayList<>();
        for (int i = 0; i < plan.model.sources().size(); i++) {
            int s = i;
            sources.add(new OfSource(plan.model.sources().get(s).name(), perSecond(o -> o.arrived()[s]), perSecond(o -> o.ended()[s]),
                    latency(o -> o.latencies()[s], o -> ratio(o.latencySums()[s], o.ended()[s])),
                    estimate(o -> ratio(o.completed()[s], o.ended()[s]))));
        }
        return sources;
    }

    private List<OfNode> nodes() {
        List<OfNode> nodes = new ArrayList<>();
        for (int i = 0; i < plan.time.length; i++) {
            int n = i;
            ModelNode node = plan.model.nodes().get(n);
            nodes.add(new OfNode(node.name(), perSecond(o -> o.visits()[n]), estimate(o -> ratio(o.nodeTime()[n], o.visits()[n])),
                    estimate(o -> ratio(o.nodeWait()[n], o.visits()[n])), node.time().quantile(0.99),
                    estimate(o -> o.nodeCoreTime()[n] / o.nanos() / machine.scenario().cores())));
        }
        return nodes;
    }

    private List<OfLock> locks() {
        List<OfLock> locks = new ArrayList<>();
        for (int i = 0; i < plan.lockBase.length; i++) {
            int l = i;
            List<Prediction.Use> uses = new ArrayList<>();
            for (int j = 0; j < plan.uses.size(); j++) {
                int u = j;
                Plan.Use use = plan.uses.get(u);
                if (use.lock() == l) {
                    uses.add(new Prediction.Use(use.by(), use.write() ? LockMode.WRITE : LockMode.READ, perSecond(o -> o.acquired()[u]),
                            estimate(o -> ratio(o.contended()[u], o.acquired()[u])), estimate(o -> ratio(o.lockWait()[u], o.acquired()[u])),
                            estimate(o -> ratio(o.hold()[u], o.released()[u]))));
                }
            }
            locks.add(new OfLock(plan.model.locks().get(l).name(), plan.model.locks().get(l).scope(),
                    estimate(o -> o.lockUtilisation()[l]), estimate(o -> waiting(o, l)), uses));
        }
        return locks;
    }

    /** By Little's law: who waits is counted when the wait is over. */
    private double waiting(Outcome outcome, int lock) {
        double sum = 0;
        for (int u = 0; u < plan.uses.size(); u++) {
            sum += plan.useLock[u] == lock ? outcome.lockWait()[u] : 0;
        }
        return sum / outcome.nanos();
    }

    private Prediction.Little little() {
        double inFlight = estimate(Outcome::inFlight).value();
        double other = estimate(o -> o.latencySum() / o.nanos()).value();
        return new Prediction.Little(inFlight, other, inFlight == 0 ? 0 : Math.abs(inFlight - other) / inFlight);
    }

    private Latency latency(Function<Outcome, Histogram> histogram, ToDoubleFunction<Outcome> mean) {
        Histogram all = new Histogram();
        outcomes.forEach(o -> all.add(histogram.apply(o)));
        return new Latency(estimate(mean), quantile(all, histogram, 0.5), quantile(all, histogram, 0.9), quantile(all, histogram, 0.99),
                quantile(all, histogram, 0.999));
    }

    /** Of all replications together, since those of single ones are biased where they are high; the interval from how these differ. */
    private Estimate quantile(Histogram all, Function<Outcome, Histogram> histogram, double share) {
        return new Estimate(all.quantile(share), estimate(o -> histogram.apply(o).quantile(share)).halfWidth());
    }

    private Estimate perSecond(ToDoubleFunction<Outcome> count) {
        return estimate(o -> count.applyAsDouble(o) / o.nanos() * 1e9);
    }

    private Estimate estimate(ToDoubleFunction<Outcome> value) {
        return Tally.estimate(outcomes.stream().mapToDouble(value).toArray());
    }

    private static double ratio(double sum, double count) {
        return count == 0 ? Double.NaN : sum / count;
    }
}
