// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.flux.graph.Lock;
import org.flux.graph.quantities.Quantities;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Tally;
import org.flux.simulator.model.Prediction.Bottleneck;
import org.flux.simulator.model.Prediction.Limit;
import org.flux.simulator.model.Prediction.OfLock;
import org.flux.simulator.model.Prediction.OfNode;

/** Finds what limits a server: what is nearly always in use, else what flows wait for a good part of their time. */
final class Bottlenecks {
    private static final double BUSY = 0.7;
    private static final double LONG = 0.2;

    private final Plan plan;
    private final Machine machine;
    private final List<Outcome> outcomes;

    Bottlenecks(Plan plan, Machine machine, List<Outcome> outcomes) {
        this.plan = plan;
        this.machine = machine;
        this.outcomes = outcomes;
    }

    /** @param awaited the share of their time that flows wait for it */
    private record Candidate(Bottleneck bottleneck, double awaited) {
        double utilisation() {
            return bottleneck.utilisation().value();
        }
    }

    Bottleneck of(Estimate cores, List<OfNode> nodes, List<OfLock> locks) {
        List<Candidate> candidates = new ArrayList<>(List.of(cores(cores, nodes)));
        for (int i = 0; i < locks.size(); i++) {
            candidates.add(lock(locks.get(i), i));
        }
        if (machine.scenario().runtime() == RuntimeKind.POOL) {
            Estimate workers = estimate(o -> o.workersBusy() / machine.scenario().poolThreads());
            candidates.add(new Candidate(new Bottleneck(Limit.POOL, "", Optional.empty(), workers,
                    "the threads of the pool are occupied " + Quantities.percent(workers.value()) + " of the time"), 0));
        }
        Candidate busiest = busiest(candidates);
        if (busiest.utilisation() < BUSY && outcomes.stream().anyMatch(o -> o.waitedOutside() > 0)) {
            // Flows pile up to the admission limit behind whatever else is the limit.
            Estimate admitted = estimate(o -> (o.inFlight() - o.outside()) / machine.scenario().maxFlows());
            candidates.add(new Candidate(new Bottleneck(Limit.ADMISSION, "", Optional.empty(), admitted,
                    "of the flows that may be in flight, " + Quantities.percent(admitted.value()) + " are"), share(Outcome::waitOutside)));
            busiest = busiest(candidates);
        }
        if (busiest.utilisation() >= BUSY) {
            return busiest.bottleneck();
        }
        Candidate awaited = candidates.stream().max(Comparator.comparingDouble(Candidate::awaited)).orElseThrow();
        if (awaited.awaited() >= LONG) {
            return awaited(awaited);
        }
        Bottleneck first = busiest.bottleneck();
        return new Bottleneck(Limit.NOTHING, first.name(), first.lock(), first.utilisation(), "nothing is short: " + first.reason());
    }

    private static Candidate busiest(List<Candidate> candidates) {
        return candidates.stream().max(Comparator.comparingDouble(Candidate::utilisation)).orElseThrow();
    }

    private Bottleneck awaited(Candidate candidate) {
        Bottleneck limit = candidate.bottleneck();
        boolean loops = limit.limit() == Limit.CORES && machine.scenario().runtime() == RuntimeKind.EVENT && machine.scenario().cores() > 1;
        String what = switch (limit.limit()) {
            case CORES -> loops ? "their own loop" : "a core";
            case LOCK -> "the lock " + limit.name();
            default -> "admission";
        };
        return new Bottleneck(loops ? Limit.LOOPS : limit.limit(), limit.name(), limit.lock(), limit.utilisation(),
                "flows wait for " + what + " " + Quantities.percent(candidate.awaited()) + " of their time, though " + limit.reason());
    }

    private Candidate cores(Estimate cores, List<OfNode> nodes) {
        String expensive = nodes.stream().filter(n -> n.coreShare().value() > 0)
                .max(Comparator.comparingDouble(n -> n.coreShare().value())).map(OfNode::node).orElse("");
        String reason = "the cores are busy " + Quantities.percent(cores.value()) + " of the time"
                + (expensive.isEmpty() ? "" : ", mostly with " + expensive);
        return new Candidate(new Bottleneck(Limit.CORES, expensive, Optional.empty(), cores, reason),
                share(o -> Outcome.sum(o.nodeWait())));
    }

    private Candidate lock(OfLock lock, int index) {
        String name = plan.model.lockName(index);
        String reason = "the lock " + name + (lock.scope() == LockScope.SESSION ? " of the busiest session" : "") + " is held "
                + Quantities.percent(lock.utilisation().value()) + " of the time";
        double wait = share(o -> {
            double sum = 0;
            for (int u = 0; u < plan.useLock.length; u++) {
                sum += plan.useLock[u] == index ? o.lockWait()[u] : 0;
            }
            return sum;
        });
        // Readers who do not wait for each other keep a lock busy without harm.
        Estimate utilisation = wait > 0 ? lock.utilisation() : Estimate.exactly(0);
        Lock which = new Lock(lock.lock(), lock.scope());
        return new Candidate(new Bottleneck(Limit.LOCK, name, Optional.of(which), utilisation, reason), wait);
    }

    private double share(ToDoubleFunction<Outcome> wait) {
        double waited = outcomes.stream().mapToDouble(wait).sum();
        double all = outcomes.stream().mapToDouble(Outcome::latencySum).sum();
        return all == 0 ? 0 : waited / all;
    }

    private Estimate estimate(ToDoubleFunction<Outcome> value) {
        return Tally.estimate(outcomes.stream().mapToDouble(value).toArray());
    }
}
