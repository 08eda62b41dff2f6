// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.List;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Place;
import org.flux.simulator.model.ServerModel.Step;

/**
 * What can be said without simulating, after Denning and Buzen, "The Operational Analysis of Queueing Network Models" (Computing Surveys
 * 1978): no resource is busy for more than all of the time.
 *
 * @param cores demand of one flow for cores, nanoseconds
 * @param alone how long a flow of a load source takes on an idle server, nanoseconds
 * @param lock the greatest demand of one flow for one program lock that is written, nanoseconds
 * @param locks the demand of one flow for all program locks that are written, nanoseconds
 */
record Bounds(double cores, double alone, double lock, double locks, int coreCount) {

    static Bounds of(ServerModel model, Scenario scenario) {
        double rate = 0;
        double cores = 0;
        double alone = 0;
        double[] locks = new double[model.locks().size()];
        for (ModelSource source : model.loadSources()) {
            double weights = source.paths().stream().mapToDouble(ModelPath::weight).sum();
            for (ModelPath path : source.paths()) {
                double share = source.rate() * path.weight() / weights;
                rate += share;
                Time time = time(model, path.steps(), locks, share);
                cores += share * time.cores;
                alone += share * time.all;
            }
        }
        double most = 0;
        for (double written : locks) {
            most = Math.max(most, written);
        }
        return new Bounds(cores / rate, alone / rate, most / rate, Outcome.sum(locks) / rate, scenario.cores());
    }

    private record Time(double cores, double all) {}

    private static Time time(ServerModel model, List<Step> steps, double[] locks, double share) {
        double cores = 0;
        double all = 0;
        int[] written = new int[locks.length];
        for (Step step : steps) {
            switch (step) {
                case Step.Visit visit -> {
                    ModelNode node = model.nodes().get(visit.node());
                    double time = node.time().mean();
                    cores += time * node.coreShare();
                    if (node.place() == Place.BACKGROUND) {
                        continue;
                    }
                    all += time;
                    for (int i = 0; i < locks.length; i++) {
                        locks[i] += written[i] > 0 ? share * time : 0;
                    }
                }
                case Step.Acquire acquire -> {
                    ModelLock lock = model.locks().get(acquire.lock());
                    boolean alone = acquire.write() && lock.scope() == LockScope.PROGRAM && lock.without() == 0;
                    written[acquire.lock()] += alone ? 1 : 0;
                }
                case Step.Release release -> written[release.lock()] = 0;
            }
        }
        return new Time(cores, all);
    }

    /** The most flows per nanosecond. */
    double most() {
        return 1 / Math.max(cores / coreCount, Math.max(lock, Double.MIN_NORMAL));
    }

    /** About how many flows per nanosecond so many clients get through; one each nanosecond at most. */
    double closed(int clients, double thinkNanos) {
        return Math.min(most(), clients / Math.max(alone + thinkNanos, 1));
    }
}
