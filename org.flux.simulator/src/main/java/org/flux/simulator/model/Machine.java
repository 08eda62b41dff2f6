// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.List;
import org.flux.simulator.model.ServerModel.ModelSource;

/**
 * A scenario applied to a model: rates and lengths as numbers.
 *
 * @param rates flows per nanosecond that arrive of themselves, by source
 * @param clients how many there are, of closed loads
 * @param shares of the clients' flows by source, cumulative
 * @param nanos length of a replication, warm-up included
 */
record Machine(Scenario scenario, double[] rates, int clients, double thinkNanos, double[] shares, double nanos) {

    /** So many times as long as a flow takes on an idle server, a fifth of it to warm up. */
    private static final double FLOW_TIMES = 20;
    /** For that, so many times the effort at most. */
    private static final double MOST_EFFORTS = 10;

    static Machine of(ServerModel model, Scenario scenario) {
        List<ModelSource> sources = model.sources();
        List<ModelSource> loads = model.loadSources();
        double profiled = model.rate();
        double[] rates = new double[sources.size()];
        double[] shares = new double[sources.size()];
        double sum = 0;
        int clients = 0;
        double think = 0;
        for (int i = 0; i < rates.length; i++) {
            ModelSource source = sources.get(i);
            boolean load = loads.contains(source);
            rates[i] = source.rate() * 1e-9;
            if (scenario.load() instanceof Load.Open open) {
                double factor = open.rate().isPresent() && load ? open.rate().getAsDouble() / profiled : 1;
                rates[i] = open.rates().getOrDefault(source.name(), source.rate() * factor) * 1e-9;
            } else if (load) {
                rates[i] = 0;
            }
            sum += load ? source.rate() / profiled : 0;
            shares[i] = sum;
        }
        if (scenario.load() instanceof Load.Closed closed) {
            clients = closed.clients();
            think = closed.thinkNanos();
        }
        Machine machine = new Machine(scenario, rates, clients, think, shares, scenario.seconds() * 1e9);
        return scenario.seconds() > 0 ? machine : new Machine(scenario, rates, clients, think, shares, machine.enough(model));
    }

    /**
     * The time in which as many flows as the effort allows can be expected, in one replication. Longer where so many are in flight at a
     * time that few would have ended by then: what is looked at would still be the beginning.
     */
    private double enough(ServerModel model) {
        Bounds bounds = Bounds.of(model, scenario);
        double rate = 0;
        for (double ofSource : rates) {
            rate += ofSource;
        }
        rate += clients > 0 ? bounds.closed(clients, thinkNanos) : 0;
        double allowed = (double) scenario.effort() / scenario.replications() / rate;
        return Math.clamp(FLOW_TIMES * (bounds.alone() + thinkNanos), allowed, MOST_EFFORTS * allowed);
    }

    double warmUpNanos() {
        return nanos * scenario.warmUp();
    }

    /** Whether the operating system's time slices make a difference. */
    boolean isSliced(Plan plan) {
        boolean helpersCompute = false;
        boolean background = false;
        for (ServerModel.ModelNode node : plan.model.nodes()) {
            helpersCompute |= node.place() == ServerModel.Place.BLOCKING && node.coreShare() > 0;
            background |= node.place() == ServerModel.Place.BACKGROUND && node.time().mean() > 0;
        }
        return switch (scenario.runtime()) {
            case VIRTUAL -> background;
            case THREADS, POOL -> true;
            case EVENT -> helpersCompute || background;
        };
    }
}
