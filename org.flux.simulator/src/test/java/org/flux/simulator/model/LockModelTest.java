// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.simulator.model.Agreement.agrees;
import static org.flux.simulator.model.Agreement.disagrees;
import static org.flux.simulator.model.Models.MS;

import java.util.List;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.simulator.engine.Empirical;
import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;

/** Locks where they alone are short: with so many cores that nobody waits for one. */
class LockModelTest {
    private static final Scenario MANY_CORES = Scenario.standard().withCores(64).withEffort(600_000).withSeed(4);
    private static final Variate TIME = new Empirical(new double[] {0.2 * MS, 2 * MS}, new double[] {0.6 * MS, 4 * MS}, new long[] {8, 2},
            0.92 * MS);

    private static double pollaczekKhinchine(Variate time, double rate) {
        double load = rate * time.mean() * 1e-9;
        return time.mean() * load * (1 + time.squaredVariation()) / (2 * (1 - load));
    }

    private static ServerModel guarded(String mode) {
        return new Models().node("Before", Variate.constant(MS)).node("Inside", TIME).node("After", Variate.constant(MS))
                .path(1, "Before a" + mode + " Inside -a After").model();
    }

    @Test
    void aWriteLockIsASingleServer() {
        Prediction found = Simulation.run(guarded("!"), MANY_CORES.withRate(800), Progress.NONE);
        double wait = pollaczekKhinchine(TIME, 800);
        Prediction.OfLock lock = found.locks().getFirst();
        agrees(lock.uses().getFirst().meanWait(), wait);
        agrees(lock.uses().getFirst().hold(), TIME.mean());
        agrees(lock.uses().getFirst().contended(), 800 * TIME.mean() * 1e-9);
        agrees(lock.utilisation(), 800 * TIME.mean() * 1e-9);
        agrees(lock.waiting(), 800 * wait * 1e-9);
        agrees(found.latency().mean(), 2 * MS + TIME.mean() + wait);
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.LOCK);
        assertThat(found.bottleneck().name()).isEqualTo("a");
        assertThat(found.little().error()).isLessThan(0.01);
    }

    @Test
    void readersDoNotWaitForEachOther() {
        Prediction found = Simulation.run(guarded("?"), MANY_CORES.withRate(5000), Progress.NONE);
        assertThat(found.locks().getFirst().uses().getFirst().mode()).isEqualTo(LockMode.READ);
        assertThat(found.locks().getFirst().uses().getFirst().contended().value()).isZero();
        agrees(found.latency().mean(), 2 * MS + TIME.mean());
    }

    /** Arrivals spread over sessions by chance are independent streams. */
    @Test
    void eachSessionIsAServerOfItsOwn() {
        ServerModel model = new Models().node("Inside", Variate.exponential(MS)).path(1, "@a! Inside -@a").sessions(10, 5).model();
        Prediction found = Simulation.run(model, MANY_CORES.withRate(3500), Progress.NONE);
        agrees(found.latency().mean(), MS / (1 - 0.7));
    }

    /** Half of the flows belong to one session: it is the bottleneck. */
    @Test
    void aPopularSessionWaitsMore() {
        ServerModel model = new Models().node("Inside", Variate.exponential(MS)).path(1, "@a! Inside -@a").sessions(100, 1).sessions(1, 100)
                .model();
        Prediction found = Simulation.run(model, MANY_CORES.withRate(1600), Progress.NONE);
        double popular = MS / (1 - 0.8);
        double others = MS / (1 - 0.008);
        agrees(found.latency().mean(), (popular + others) / 2);
        agrees(found.locks().getFirst().utilisation(), 0.8);
    }

    /** First come, first served: serving the newest first has the same mean, but a tail half as long again. */
    @Test
    void theOldestIsServedFirst() {
        ServerModel model = new Models().node("Inside", Variate.exponential(MS)).path(1, "a! Inside -a").model();
        Prediction found = Simulation.run(model, MANY_CORES.withEffort(2_000_000).withRate(800), Progress.NONE);
        agrees(found.latency().mean(), MS / (1 - 0.8));
        agrees(found.latency().p99(), MS / (1 - 0.8) * Math.log(100));
    }

    @Test
    void aLockThatIsMissingIsSeen() {
        Prediction wrong = Simulation.run(guarded("!"), MANY_CORES.withRate(800).with(WhatIf.parse("lock=a:removed")), Progress.NONE);
        disagrees(wrong.latency().mean(), 2 * MS + TIME.mean() + pollaczekKhinchine(TIME, 800));
        agrees(wrong.latency().mean(), 2 * MS + TIME.mean());
    }

    @Test
    void aLockAroundTheWrongNodeIsSeen() {
        ServerModel wrong = new Models().node("Before", Variate.constant(MS)).node("Inside", TIME).node("After", Variate.constant(MS))
                .path(1, "a! Before -a Inside After").model();
        Prediction found = Simulation.run(wrong, MANY_CORES.withRate(800), Progress.NONE);
        disagrees(found.locks().getFirst().uses().getFirst().meanWait(), pollaczekKhinchine(TIME, 800));
        agrees(found.locks().getFirst().uses().getFirst().meanWait(), pollaczekKhinchine(Variate.constant(MS), 800));
    }

    /** A writer that waits keeps readers behind it waiting: nobody starves. */
    @Test
    void writersAreNotStarvedByReaders() {
        ServerModel model = new Models().node("Read", Variate.constant(MS)).node("Write", Variate.constant(MS)).path(99, "a? Read -a")
                .path(1, "a! Write -a").model();
        Prediction found = Simulation.run(model, MANY_CORES.withRate(20_000), Progress.NONE);
        List<Prediction.Use> uses = found.locks().getFirst().uses();
        assertThat(uses.getLast().mode()).isEqualTo(LockMode.WRITE);
        // It waits for the readers inside, at most for their whole time, and for writers before it.
        assertThat(uses.getLast().meanWait().value()).isBetween(0.5 * MS, 2 * MS);
    }

    /**
     * Clients that wait for the lock send nothing; open arrivals go on, and occupy the loops that owners wait for. Emulated servers do the
     * same. Carriers are shared: there it makes next to no difference.
     */
    @Test
    void openArrivalsKeepOwnersFromTheirLoops() {
        ServerModel model = new Models().node("Before", Variate.exponential(6 * MS)).node("Inside", Variate.exponential(MS))
                .node("After", Variate.exponential(5 * MS)).path(1, "Before a! Inside -a After").model();
        Scenario loops = MANY_CORES.withCores(16).withEffort(60_000).withMaxFlows(1_000_000).withRuntime(RuntimeKind.EVENT);
        double closed = Simulation.run(model, loops.withLoad(Load.closed(256, 0)), Progress.NONE).throughput().value();
        Prediction open = Simulation.run(model, loops.withRate(1.1 * closed), Progress.NONE);
        assertThat(open.saturated()).isTrue();
        assertThat(open.throughput().high()).isLessThan(0.93 * closed);
        Scenario carriers = loops.withRuntime(RuntimeKind.VIRTUAL);
        double shared = Simulation.run(model, carriers.withLoad(Load.closed(256, 0)), Progress.NONE).throughput().value();
        assertThat(Simulation.run(model, carriers.withRate(1.1 * shared), Progress.NONE).throughput().value()).isGreaterThan(0.95 * shared);
    }

    /** An owner that was handed the lock has to wait for a core, and everybody behind it with it. */
    @Test
    void ownersWaitForCores() {
        Prediction few = Simulation.run(guarded("!"), MANY_CORES.withCores(3).withRate(800), Progress.NONE);
        assertThat(few.locks().getFirst().uses().getFirst().hold().low()).isGreaterThan(1.1 * TIME.mean());
    }
}
