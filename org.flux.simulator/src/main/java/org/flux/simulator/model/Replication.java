// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.function.DoublePredicate;
import org.flux.simulator.engine.EventQueue;
import org.flux.simulator.engine.RandomStream;

/**
 * One run of the model: flows arrive, are admitted, take cores, locks and time, and end.
 *
 * <p>What wants a core stands in one line: flows, or the threads that run them. Who has a core keeps it until it waits, ends, or its time
 * slice is over while others want a core. Steps that take no time happen at once; everything that becomes ready meanwhile is put into
 * lines, and cores are given when the event is dealt with, so that nothing here recurs.
 */
final class Replication {
    private static final int LOOK_AROUND = 1 << 14;

    private final Plan plan;
    private final Machine machine;
    private final EventQueue queue = new EventQueue();
    private final FlowTable flows;
    private final LockTable locks;
    private final Arrivals arrivals;
    private final Measures measures;
    /** Null where each flow has a platform thread of its own. */
    private final RunThreads threads;
    private final boolean event;
    private final boolean sliced;
    private final double slice;

    /** Flows, or threads as {@code ~thread}, that want a core. */
    private final IntLine ready = new IntLine();
    private int freeCores;

    /** Null where there is a thread for every flow. */
    private final Pool pool;

    private final Entrance entrance;

    private double now;

    /** @param number from 0: each replication sees other random numbers */
    Replication(Plan plan, Machine machine, int number) {
        this.plan = plan;
        this.machine = machine;
        flows = new FlowTable(plan.depth, 256);
        locks = new LockTable(plan.lockInstances, flows);
        arrivals = new Arrivals(plan, machine, RandomStream.split(machine.scenario().seed(), number), queue);
        measures = new Measures(plan);
        event = machine.scenario().runtime() == RuntimeKind.EVENT;
        sliced = machine.isSliced(plan);
        slice = machine.scenario().slice();
        threads = RunThreads.of(machine.scenario(), plan.model.sources().size(), number, flows);
        freeCores = machine.scenario().cores();
        pool = machine.scenario().runtime() == RuntimeKind.POOL ? new Pool(machine.scenario().poolThreads(), measures) : null;
        entrance = new Entrance(machine.scenario().maxFlows(), measures);
    }

    /**
     * Runs from beginning to end.
     *
     * @param watch hears now and then which share is done, and says whether to go on
     * @return null if the watch gave up
     */
    Outcome run(DoublePredicate watch) {
        arrivals.begin();
        double warm = machine.warmUpNanos();
        double end = machine.nanos();
        if (!runUntil(warm, end, watch)) {
            return null;
        }
        locks.restart(warm);
        measures.restart(warm);
        if (!runUntil(end, end, watch)) {
            return null;
        }
        return measures.outcome(end, locks, queue.taken());
    }

    private boolean runUntil(double until, double end, DoublePredicate watch) {
        long look = LOOK_AROUND;
        while (queue.nextTime() <= until) {
            int next = queue.take();
            now = queue.time();
            if (next < arrivals.events()) {
                arrive(next);
            } else {
                goOn(next - arrivals.events());
            }
            dispatch();
            if (--look == 0) {
                look = LOOK_AROUND;
                if (!watch.test(now / end)) {
                    return false;
                }
            }
        }
        now = until;
        return true;
    }

    private void arrive(int next) {
        int source = arrivals.source(next, now);
        measures.arrived(source, now);
        boolean push = plan.model.sources().get(source).push();
        boolean waits = entrance.isClosed(push);
        if (waits && measures.isOutsideFull()) {
            measures.refused(now);
            arrivals.ended(arrivals.client(next), now, now);
            return;
        }
        int flow = flows.take();
        flows.source[flow] = source;
        flows.arrival[flow] = now;
        flows.client[flow] = arrivals.client(next);
        long seed = arrivals.seed();
        flows.seed[flow] = seed;
        flows.random[flow] = seed;
        flows.at[flow] = plan.path(source, draw(flow));
        flows.session[flow] = plan.session(source, draw(flow));
        if (waits) {
            entrance.waitOutside(flow, push, now);
        } else {
            admit(flow);
        }
    }

    private void admit(int flow) {
        measures.admitted(now - flows.arrival[flow], now);
        entrance.enter();
        if (threads != null) {
            threads.bind(flow);
        }
        if (pool == null || pool.enter(flow, now)) {
            want(flow, FlowTable.NONE);
        }
    }

    private void end(int flow) {
        measures.ended(flows.source[flow], plan.completes[flows.at[flow]], flows.arrival[flow], now);
        int client = flows.client[flow];
        double arrived = flows.arrival[flow];
        flows.give(flow);
        entrance.leave();
        for (int next = entrance.next(now); next != FlowTable.NONE; next = entrance.next(now)) {
            admit(next);
        }
        if (pool != null) {
            int next = pool.leave(now);
            if (next != FlowTable.NONE) {
                want(next, FlowTable.NONE);
            }
        }
        arrivals.ended(client, arrived, now);
    }

    /**
     * The flow wants a core, or its thread does.
     *
     * @param by the flow that made it ready by giving it a lock, or NONE
     */
    private void want(int flow, int by) {
        flows.since[flow] = now;
        if (threads == null) {
            ready.add(flow);
            return;
        }
        int thread = threads.lineUp(flow, by);
        if (thread != FlowTable.NONE) {
            ready.add(~thread);
        }
    }

    private void dispatch() {
        while (freeCores > 0 && !ready.isEmpty()) {
            int who = ready.take();
            freeCores--;
            boolean keeps = who < 0 ? runThread(~who) : run(who);
            freeCores += keeps ? 0 : 1;
        }
        measures.busy(machine.scenario().cores() - freeCores, now);
    }

    /** The event of a flow: it has computed for a while, or what it waited for off the cores is over. */
    private void goOn(int flow) {
        if (flows.off[flow]) {
            flows.off[flow] = false;
            if (event && flows.helped[flow]) {
                proceed(flow); // to its loop or to the next wait: that takes no time, and the operating system lets such threads go first
            } else {
                want(flow, FlowTable.NONE);
            }
            return;
        }
        flows.work[flow] -= flows.slice[flow];
        int thread = threads == null || flows.background[flow] ? FlowTable.NONE : threads.thread(flow);
        if (flows.work[flow] > 0) {
            if (ready.isEmpty()) {
                compute(flow);
            } else {
                freeCores++;
                flows.since[flow] = now;
                if (thread == FlowTable.NONE) {
                    ready.add(flow);
                } else {
                    threads.preempt(thread, flow);
                    ready.add(~thread);
                }
            }
        } else if (thread == FlowTable.NONE) {
            freeCores += proceed(flow) ? 0 : 1;
        } else {
            threads.used(thread, flows.slice[flow]);
            freeCores += proceed(flow) || runThread(thread) ? 0 : 1;
        }
    }

    /** Gives the core of a loop or carrier to its flows, one after another; false if it does not need the core any more. */
    private boolean runThread(int thread) {
        int flow = threads.preempted(thread);
        if (flow != FlowTable.NONE) {
            return run(flow);
        }
        while (!(sliced && threads.hasUsed(thread) >= slice && !ready.isEmpty())) {
            flow = threads.next(thread);
            if (flow == FlowTable.NONE) {
                threads.sleep(thread);
                return false;
            }
            if (run(flow)) {
                return true;
            }
        }
        threads.restart(thread);
        ready.add(~thread);
        return false;
    }

    /** The flow has got a core; false if it does not need it any more. */
    private boolean run(int flow) {
        measures.waited(plan.nextNode[flows.at[flow]], now - flows.since[flow]);
        if (flows.work[flow] > 0) {
            compute(flow);
            return true;
        }
        return proceed(flow);
    }

    private void compute(int flow) {
        double runs = sliced ? Math.min(slice, flows.work[flow]) : flows.work[flow];
        flows.slice[flow] = runs;
        queue.add(now + runs, flow + arrivals.events());
    }

    private double draw(int flow) {
        long state = RandomStream.next(flows.random[flow]);
        flows.random[flow] = state;
        return RandomStream.unit(state);
    }

    /** Takes steps until one takes time; true if it is computing, false if the flow has no use for the core any more. */
    private boolean proceed(int flow) {
        int at = flows.at[flow];
        while (true) {
            int operand = plan.operand[at];
            int op = plan.op[at];
            if (flows.helped[flow] && op != Plan.RELEASE && op != Plan.PART && op != Plan.OFF && !(op == Plan.BEGIN
                    && plan.blocking[operand])) {
                flows.at[flow] = at;
                flows.helped[flow] = false;
                want(flow, FlowTable.NONE);
                return false;
            }
            switch (op) {
                case Plan.COMPUTE -> {
                    double work = 0;
                    do {
                        double time = plan.time[plan.operand[at]].quantile(draw(flow));
                        measures.visited(plan.operand[at], time, time);
                        work += time;
                    } while (plan.op[++at] == Plan.COMPUTE);
                    flows.at[flow] = at;
                    flows.work[flow] = work;
                    compute(flow);
                    return true;
                }
                case Plan.BEGIN -> {
                    double time = plan.time[operand].quantile(draw(flow));
                    flows.drawn[flow] = time;
                    measures.visited(operand, time, time * plan.coreShare[operand]);
                    at++;
                    flows.helped[flow] |= event && plan.blocking[operand];
                }
                case Plan.PART -> {
                    flows.at[flow] = at + 1;
                    flows.work[flow] = flows.drawn[flow] * plan.coreShare[operand];
                    if (event) {
                        want(flow, FlowTable.NONE);
                        return false;
                    }
                    compute(flow);
                    return true;
                }
                case Plan.OFF -> {
                    flows.at[flow] = at;
                    leave(flow, operand);
                    return false;
                }
                case Plan.ACQUIRE -> {
                    if (!acquire(flow, operand)) {
                        flows.at[flow] = at;
                        return false;
                    }
                    at++;
                }
                case Plan.RELEASE -> {
                    release(flow, operand);
                    at++;
                }
                case Plan.SPAWN -> {
                    spawn(operand, plan.time[operand].quantile(draw(flow)));
                    at++;
                }
                case Plan.DONE -> {
                    flows.give(flow);
                    return false;
                }
                default -> {
                    flows.at[flow] = at;
                    end(flow);
                    return false;
                }
            }
        }
    }

    /** The operating system runs it on a thread of its own. */
    private void spawn(int node, double time) {
        measures.visited(node, time, time);
        int work = flows.take();
        flows.background[work] = true;
        flows.at[work] = plan.done;
        flows.work[work] = time;
        flows.since[work] = now;
        ready.add(work);
    }

    /** Waits off the cores, from {@link Plan#OFF} on. */
    private void leave(int flow, int node) {
        flows.at[flow]++;
        flows.off[flow] = true;
        queue.add(now + flows.drawn[flow] * (1 - plan.coreShare[node]), flow + arrivals.events());
    }

    private boolean acquire(int flow, int use) {
        int lock = plan.useLock[use];
        if (doesWithout(flow, lock)) {
            return true;
        }
        measures.acquires(use);
        if (locks.acquire(instance(flow, lock), flow, plan.useWrite[use], now)) {
            flows.acquired(flow, now);
            return true;
        }
        flows.since[flow] = now;
        return false;
    }

    private void release(int flow, int use) {
        int lock = plan.useLock[use];
        if (doesWithout(flow, lock)) {
            return;
        }
        measures.held(use, now - flows.released(flow));
        int instance = instance(flow, lock);
        locks.release(instance, now);
        int owner = locks.handOver(instance, now);
        while (owner != FlowTable.NONE) {
            measures.awaited(plan.operand[flows.at[owner]], now - flows.since[owner]);
            flows.acquired(owner, now);
            flows.at[owner]++;
            want(owner, flow);
            owner = locks.handOver(instance, now);
        }
    }

    private int instance(int flow, int lock) {
        return plan.lockBase[lock] + (plan.sessionLock[lock] ? flows.session[flow] : 0);
    }

    /** Decided for each flow and lock once, so that a flow that has not taken a lock does not give it back. */
    private boolean doesWithout(int flow, int lock) {
        double share = plan.without[lock];
        return share > 0 && RandomStream.unit(RandomStream.split(flows.seed[flow], lock)) < share;
    }
}
