// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import org.flux.simulator.engine.EventQueue;
import org.flux.simulator.engine.RandomStream;
import org.flux.simulator.engine.Variate;

/**
 * When flows arrive. Events 0, 1, … are the next arrivals of the sources, those behind them the next requests of the clients. Each source
 * and each client has a stream of random numbers of its own, and so has each flow.
 */
final class Arrivals {
    /** Nanoseconds from one request of a client to its next: time would stand still for clients that do not think, if flows took none. */
    private static final double LEAST_REQUEST = 1;

    private final int sources;
    private final Machine machine;
    private final EventQueue queue;
    private final Variate[] between;
    private final Variate think;
    private final int events;
    private final long[] seeds;
    private final long[] random;
    private final long[] count;
    private long seed;

    Arrivals(Plan plan, Machine machine, long seedOfAll, EventQueue queue) {
        this.machine = machine;
        this.queue = queue;
        sources = plan.model.sources().size();
        events = sources + machine.clients();
        think = Variate.exponential(machine.thinkNanos());
        between = new Variate[sources];
        seeds = new long[events];
        random = new long[events];
        count = new long[events];
        for (int i = 0; i < events; i++) {
            seeds[i] = RandomStream.split(seedOfAll, i);
            random[i] = RandomStream.split(seeds[i], -2);
        }
        for (int i = 0; i < sources; i++) {
            double mean = 1 / machine.rates()[i];
            Variate profiled = plan.model.sources().get(i).interarrival();
            between[i] = switch (machine.scenario().load() instanceof Load.Open open ? open.arrivals() : Load.Arrivals.POISSON) {
                case POISSON -> Variate.exponential(mean);
                case CONSTANT -> Variate.constant(mean);
                case PROFILED -> profiled.mean() > 0 ? profiled.scaled(mean / profiled.mean()) : Variate.constant(mean);
            };
        }
    }

    /** How many events there are. */
    int events() {
        return events;
    }

    void begin() {
        for (int i = 0; i < sources; i++) {
            if (machine.rates()[i] > 0) {
                queue.add(draw(i) * between[i].mean(), i);
            }
        }
        for (int i = sources; i < events; i++) {
            think(i, 0);
        }
    }

    /** The source of the flow that arrives with this event; the source's next arrival is arranged. */
    int source(int event, double now) {
        seed = RandomStream.split(seeds[event], count[event]++);
        if (event < sources) {
            queue.add(now + between[event].quantile(draw(event)), event);
            return event;
        }
        double u = draw(event) * machine.shares()[sources - 1];
        int source = 0;
        while (source < sources - 1 && u >= machine.shares()[source]) {
            source++;
        }
        return source;
    }

    /** The seed of the flow that has just arrived. */
    long seed() {
        return seed;
    }

    /** Whose flow it is, or NONE. */
    int client(int event) {
        return event < sources ? FlowTable.NONE : event;
    }

    /**
     * The client has its answer.
     *
     * @param asked when its request arrived
     */
    void ended(int client, double asked, double now) {
        if (client != FlowTable.NONE) {
            think(client, asked < now ? now : now + LEAST_REQUEST);
        }
    }

    private void think(int client, double now) {
        queue.add(now + think.quantile(draw(client)), client);
    }

    private double draw(int stream) {
        random[stream] = RandomStream.next(random[stream]);
        return RandomStream.unit(random[stream]);
    }
}
