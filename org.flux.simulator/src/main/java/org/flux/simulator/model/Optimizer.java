// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.simulator.engine.Estimate;

/**
 * Looks for changes that cost nothing to write: another order of locks, locks taken as readers or by session, other limits. Each candidate
 * is simulated beside the program as it is, with the same random numbers; those remain whose gain is more than chance. Programs with other
 * locks are analysed anew: none is suggested that has an error which the program has not, and elevation keeps what is suggested free of
 * deadlock.
 */
public final class Optimizer {
    /** What is less than this is not worth a change. */
    private static final double WORTHWHILE = 0.01;
    /** Of what each of many simulations takes, this part of the scenario's effort. */
    private static final int FEWER = 4;

    private Optimizer() {}

    /** What is suggested. */
    public sealed interface Change {
        /** All locks of the program, by name, in the order in which they should be taken. */
        record LockOrder(List<String> locks) implements Change {}

        /** The node takes the lock as a reader. */
        record ReaderMode(String node, Lock lock) implements Change {}

        /** Each session gets a lock of its own. */
        record SessionScope(Lock lock) implements Change {}

        record MaxFlows(int flows) implements Change {}

        record PoolSize(int threads) implements Change {}
    }

    /**
     * @param written what to write into the program, several lines perhaps, or the option of the server
     * @param toVerify whether someone has to look first whether the program stays right: whether a node that is to read only reads, for
     *     example
     * @param gain under the scenario's load, relative
     * @param capacity how much more the server gets through at most, relative; the gain in throughput where the load is closed
     * @param reason a sentence for people
     */
    public record Suggestion(Change change, String written, boolean toVerify, Comparison.Change gain, Estimate capacity, String reason) {
        /** What the ranking goes by: more capacity and less latency count alike. */
        public double merit() {
            return capacity.value() - gain.mean().value();
        }

        boolean isWorthwhile() {
            boolean more = capacity.low() > 0 && capacity.value() > WORTHWHILE;
            boolean sooner = gain.mean().high() < 0 && gain.mean().value() < -WORTHWHILE;
            return (more || sooner) && merit() > WORTHWHILE;
        }
    }

    /**
     * The changes that are worth it, the best first.
     *
     * @param analysis of the program that was profiled
     * @throws IllegalArgumentException as {@link ServerModel#of}
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static List<Suggestion> suggest(Analysis analysis, Profile profile, Scenario scenario, Progress progress) {
        Scenario shorter = scenario.withEffort(Math.max(1, scenario.effort() / FEWER));
        ServerModel model = ServerModel.of(analysis, profile);
        Simulation.check(model, shorter);
        List<Candidate> candidates = new Candidates(analysis, profile, model, shorter).all();
        Scenario saturated = scenario.load() instanceof Load.Closed ? shorter : LoadCurve.saturated(model, shorter);
        int runs = 2 * (candidates.size() + 1);
        Simulation.Run base = Simulation.predict(model, shorter, progress.part(0, 1, runs));
        Simulation.Run most = Simulation.predict(model, saturated, progress.part(1, 2, runs));
        List<Suggestion> suggestions = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Simulation.Run changed = Simulation.predict(candidate.model(), candidate.in(shorter),
                    progress.part(2 * i + 2, 2 * i + 3, runs));
            Simulation.Run changedMost = Simulation.predict(candidate.model(), candidate.in(saturated),
                    progress.part(2 * i + 3, 2 * i + 4, runs));
            Comparison.Change gain = Comparison.of(base, changed).change();
            Estimate capacity = Comparison.of(most, changedMost).change().throughput();
            suggestions.add(new Suggestion(candidate.change(), candidate.written(), candidate.toVerify(), gain, capacity,
                    candidate.reason()));
        }
        return Candidates.withoutLesserLimits(suggestions.stream().filter(Suggestion::isWorthwhile)
                .sorted(Comparator.comparingDouble(Suggestion::merit).reversed()).toList());
    }
}
