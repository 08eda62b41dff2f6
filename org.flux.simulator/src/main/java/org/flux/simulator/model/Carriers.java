// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;
import org.flux.simulator.engine.RandomStream;

/**
 * The carriers of virtual threads, one for each core, as the JDK's {@code ForkJoinPool} runs them in its asynchronous mode. A flow that
 * starts, or whose blocking node ends, comes into a queue from outside; one that is handed a lock comes into that of the carrier on which
 * the lock was given back. A carrier first empties its own queue, in order; then it goes on with the queue from which it took last, if
 * that held more then or no other carrier has taken from it since; then it looks through all of them, those of other carriers included,
 * from a random one on in a random direction. Idle carriers are woken for whatever comes. So all carriers may stay with one queue until it
 * is empty, while flows in the others wait ({@code ForkJoinPool.runWorker} of JDK 25, for tasks that {@code execute} has submitted).
 *
 * <p>The pool keeps its queues in a table with a power of two as its size, carriers at odd indices; which of the even ones belongs to a
 * thread from outside is chance, and several may share one.
 */
final class Carriers extends RunThreads {
    /** {@code ForkJoinPool.MIN_QUEUES_SIZE} of JDK 25: with one carrier, too, threads from outside seldom share a queue. */
    private static final int LEAST_QUEUES = 16;

    private final IntLine[] queues;
    /** By queue: how often something has been taken. */
    private final long[] taken;
    /** By carrier: the queue from which it took last, its own apart; {@link #taken} of it then; and whether there was more. */
    private final int[] current;
    private final long[] seen;
    private final boolean[] more;
    private final IntLine idle = new IntLine();
    /** By source, and behind them that of whoever ends blocking. */
    private final int[] outside;
    /** How many flows are in the queues. */
    private int linedUp;
    private long random;

    Carriers(int count, int sources, long seed, FlowTable flows) {
        super(count, flows);
        int size = Math.max(LEAST_QUEUES, 1 << 33 - Integer.numberOfLeadingZeros(count - 1));
        queues = new IntLine[size];
        Arrays.setAll(queues, i -> new IntLine());
        taken = new long[size];
        current = new int[count];
        seen = new long[count];
        more = new boolean[count];
        random = seed;
        outside = new int[sources + 1];
        Arrays.setAll(outside, i -> 2 * random(size / 2));
        Arrays.fill(current, FlowTable.NONE);
        for (int carrier = 0; carrier < count; carrier++) {
            idle.add(carrier);
        }
    }

    /** From 0 to one less than {@code bound}, a power of two. */
    private int random(int bound) {
        random = RandomStream.next(random);
        return (int) (RandomStream.unit(random) * bound);
    }

    @Override
    void bind(int flow) {
        // any carrier will do
    }

    @Override
    int thread(int flow) {
        return flows.carrier[flow];
    }

    @Override
    int lineUp(int flow, int by) {
        int queue = by != FlowTable.NONE ? 2 * flows.carrier[by] + 1 : outside[flows.begun[flow] ? outside.length - 1 : flows.source[flow]];
        flows.begun[flow] = true;
        queues[queue].add(flow);
        linedUp++;
        return idle.isEmpty() ? FlowTable.NONE : wake(idle.take());
    }

    @Override
    int next(int carrier) {
        if (linedUp == 0) {
            return FlowTable.NONE;
        }
        int own = 2 * carrier + 1;
        if (!queues[own].isEmpty()) {
            return take(own, carrier);
        }
        int last = current[carrier];
        if (last != FlowTable.NONE && (more[carrier] || taken[last] == seen[carrier]) && !queues[last].isEmpty()) {
            return visit(last, carrier);
        }
        int mask = queues.length - 1;
        int step = 2 * random(queues.length) + 1;
        int at = random(queues.length);
        for (int i = 0; i <= mask; i++, at += step) {
            if (!queues[at & mask].isEmpty()) {
                return visit(at & mask, carrier);
            }
        }
        return FlowTable.NONE;
    }

    /** Takes from a queue that is not the carrier's own. */
    private int visit(int queue, int carrier) {
        int flow = take(queue, carrier);
        current[carrier] = queue;
        seen[carrier] = taken[queue];
        more[carrier] = !queues[queue].isEmpty();
        return flow;
    }

    private int take(int queue, int carrier) {
        int flow = queues[queue].take();
        linedUp--;
        taken[queue]++;
        flows.carrier[flow] = carrier;
        return flow;
    }

    @Override
    void sleep(int carrier) {
        super.sleep(carrier);
        current[carrier] = FlowTable.NONE;
        idle.add(carrier);
    }
}
