// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order, on which threads and with what in hand flows in the event shape run. */
@Timeout(60)
class EventRuntimeTest {
    private final Script.Program program = new Script.Program();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final FlowLock lock = new FlowLock("lock");
    private final SessionLocks sessions = new SessionLocks("sessions");
    private final ManualLoop loop = new ManualLoop();
    private final CapturedLog log = new CapturedLog();
    private FluxServer server;

    private void start(FluxServer.Builder settings) throws Exception {
        server = settings.start();
        program.offer(note("first"), loop); // the loop has yet to see its thread
        loop.doAll();
        seen.clear();
    }

    private Script note(String what) {
        return new Script().run(() -> seen.add(what));
    }

    private void awaitEnds(int completed, int failed) {
        Await.until(() -> {
            loop.doAll();
            return server.statistics().inFlight() == 0;
        });
        Statistics statistics = server.statistics();
        assertThat(statistics.completed() + statistics.handled()).isEqualTo(1 + completed);
        assertThat(statistics.failed()).isEqualTo(failed);
    }

    @AfterEach
    void allIsGivenBack() {
        log.close();
        if (server != null) {
            server.close();
            assertThat(server.statistics().inFlight()).isZero();
            assertThat(server.supervised()).isZero();
        }
        assertThat(lock.isFree()).as(lock.toString()).isTrue();
        assertThat(sessions.size()).isZero();
    }

    @Test
    void aFlowOfferedOnItsLoopRunsAtOnceOnTheCallingThread() throws Exception {
        start(program.server());
        Thread[] ranOn = new Thread[1];
        program.offer(new Script().write(lock).run(() -> ranOn[0] = Thread.currentThread()).unlockWrite(lock), loop);
        assertThat(ranOn[0]).isSameAs(Thread.currentThread());
        assertThat(server.statistics().completed()).isEqualTo(2);
        assertThat(loop.size()).as("nothing is left to do").isZero();
    }

    @Test
    void whatComesBeforeAFlowIsParkedWakesIt() throws Exception {
        start(program.server());
        Flow holder = new Flow(Script.MAP);
        lock.lockWrite(holder);
        CompletableFuture<?> stage = new CompletableFuture<>();
        List<Runnable> coming = new ArrayList<>(List.of(() -> lock.unlockWrite(holder), () -> stage.complete(null)));
        Script flow = new Script().write(lock).await(stage).unlockWrite(lock).run(() -> seen.add("went on"));
        flow.whereItStops(() -> coming.removeFirst().run());
        program.offer(flow, loop);
        awaitEnds(1, 0);
        assertThat(seen).containsExactly("went on");
    }

    @Test
    void ownersOfLocksGoFirstThenOtherResumedFlowsThenFreshOnesAndNoneWithinAnother() throws Exception {
        start(program.server());
        CompletableFuture<?> ofOwner = new CompletableFuture<>();
        CompletableFuture<?> ofOther = new CompletableFuture<>();
        program.offer(new Script().write(lock).await(ofOwner).run(() -> seen.add("owner")).unlockWrite(lock), loop);
        program.offer(new Script().await(ofOther).run(() -> seen.add("resumed")), loop);
        program.offer(new Script().run(() -> {
            program.offer(note("fresh"), loop);
            ofOther.complete(null);
            ofOwner.complete(null);
            seen.add("running");
        }), loop);
        assertThat(seen).containsExactly("running", "owner", "resumed", "fresh");
    }

    @Test
    void whatOtherThreadsResumeGoesFirstToo() throws Exception {
        start(program.server());
        CompletableFuture<?> ofOwner = new CompletableFuture<>();
        CompletableFuture<?> ofOther = new CompletableFuture<>();
        program.offer(new Script().write(lock).await(ofOwner).run(() -> seen.add("owner")).unlockWrite(lock), loop);
        program.offer(new Script().await(ofOther).run(() -> seen.add("resumed")), loop);
        Thread other = Thread.ofPlatform().start(() -> {
            program.offer(note("fresh 1"), loop);
            program.offer(note("fresh 2"), loop);
            ofOther.complete(null);
            ofOwner.complete(null);
        });
        other.join();
        assertThat(seen).isEmpty();
        assertThat(loop.size()).as("one turn is asked for").isEqualTo(1);
        loop.doAll();
        assertThat(seen).containsExactly("owner", "resumed", "fresh 1", "fresh 2");
    }

    @Test
    void manyFlowsGiveWayToWhatElseIsToBeDoneOnTheLoop() throws Exception {
        start(program.server());
        program.offer(new Script().run(() -> {
            for (int i = 0; i < 1_000; i++) {
                program.offer(note("flow"), loop);
            }
        }), loop);
        assertThat(seen).hasSizeBetween(1, 999);
        loop.execute(() -> seen.add("other"));
        loop.doAll();
        assertThat(seen).hasSize(1_001);
        assertThat(seen.indexOf("other")).isLessThan(500);
    }

    @Test
    void aHandOverOfTheLockResumesFlowsOnTheirOwnLoopsInOrderOfArrival() throws Exception {
        start(program.server());
        ManualLoop elsewhere = new ManualLoop();
        CompletableFuture<?> holderMayGo = new CompletableFuture<>();
        program.offer(new Script().write(lock).await(holderMayGo).unlockWrite(lock), loop);
        for (int i = 0; i < 3; i++) {
            String name = "flow " + i;
            program.offer(new Script().write(lock).run(() -> seen.add(name)).unlockWrite(lock), i == 1 ? elsewhere : loop);
            elsewhere.doAll();
        }
        assertThat(lock.waiting()).isEqualTo(3);
        holderMayGo.complete(null);
        loop.doAll();
        assertThat(seen).as("who comes after a flow of another loop waits for it").containsExactly("flow 0");
        elsewhere.doAll();
        loop.doAll();
        assertThat(seen).containsExactly("flow 0", "flow 1", "flow 2");
        awaitEnds(4, 0);
    }

    @Test
    void flowsOfBothShapesStandInOneQueue() throws Exception {
        start(program.server());
        CompletableFuture<?> holderMayGo = new CompletableFuture<>();
        program.offer(new Script().write(lock).await(holderMayGo).unlockWrite(lock), loop);
        Thread direct = Thread.ofVirtual().start(() -> Flow.call(program, "Main", flow -> {
            lock.lockWrite(flow);
            seen.add("direct");
            lock.unlockWrite(flow);
        }));
        Await.until(() -> lock.waiting() == 1);
        program.offer(new Script().read(lock).run(() -> seen.add("event")).unlockRead(lock), loop);
        assertThat(lock.waiting()).isEqualTo(2);
        holderMayGo.complete(null);
        loop.doAll();
        direct.join();
        awaitEnds(2, 0);
        assertThat(seen).containsExactly("direct", "event");
    }

    /** The event runtime of 2006 dropped the constraints of abstract nodes where a flow was suspended. */
    @Test
    void constraintsHoldAcrossEachKindOfSuspension() throws Exception {
        start(program.server());
        FlowLock inner = new FlowLock("inner");
        CompletableFuture<?> stage = new CompletableFuture<>();
        CompletableFuture<?> innerMayGo = new CompletableFuture<>();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        program.offer(new Script().write(inner).await(innerMayGo).unlockWrite(inner), loop);
        program.offer(new Script().session(sessions, "s").write(lock)
                .run(() -> seen.add("enter")).await(stage).run(() -> seen.add("stage"))
                .write(inner).run(() -> seen.add("inner")).unlockWrite(inner)
                .leaveLoop().run(() -> {
                    blocked.countDown();
                    mayGo.await();
                    seen.add("blocking");
                }).returnToLoop().run(() -> seen.add("leave")).unlockWrite(lock).unlockSession(sessions), loop);
        Script rival = new Script().write(lock).run(() -> seen.add("rival")).unlockWrite(lock);
        Script reader = new Script().read(lock).run(() -> seen.add("reader")).unlockRead(lock);
        program.offer(rival, loop);
        program.offer(reader, loop);
        rival.wake();
        loop.doAll();
        assertThat(seen).containsExactly("enter");
        stage.complete(null);
        loop.doAll();
        assertThat(seen).containsExactly("enter", "stage");
        rival.wake();
        innerMayGo.complete(null);
        loop.doAll();
        blocked.await();
        rival.wake();
        loop.doAll();
        assertThat(seen).containsExactly("enter", "stage", "inner");
        mayGo.countDown();
        awaitEnds(4, 0);
        assertThat(seen).containsExactly("enter", "stage", "inner", "blocking", "leave", "rival", "reader");
    }

    @Test
    void wakingAFlowForNothingDoesNoHarm() throws Exception {
        start(program.server());
        CompletableFuture<?> lockMayGo = new CompletableFuture<>();
        CompletableFuture<?> stage = new CompletableFuture<>();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        program.offer(new Script().write(lock).await(lockMayGo).unlockWrite(lock), loop);
        Script flow = new Script();
        Script.Code wake = () -> {
            for (int i = 0; i < 3; i++) {
                flow.wake();
            }
        };
        Script.Code wakeAndTurn = () -> {
            wake.run();
            loop.doAll();
            wake.run();
            wake.run();
            loop.doAll();
        };
        flow.run(wake).write(lock).run(wake).run(() -> seen.add("lock")).unlockWrite(lock).run(wake)
                .await(stage).run(() -> seen.add("stage")).run(wake)
                .leaveLoop().run(() -> {
                    blocked.countDown();
                    mayGo.await();
                    wake.run();
                }).returnToLoop().run(() -> seen.add("end")).run(wake);
        program.offer(flow, loop);
        wakeAndTurn.run();
        assertThat(seen).isEmpty();
        lockMayGo.complete(null);
        wakeAndTurn.run();
        assertThat(seen).containsExactly("lock");
        stage.complete(null);
        wake.run();
        loop.doAll();
        blocked.await();
        wakeAndTurn.run();
        assertThat(seen).containsExactly("lock", "stage");
        mayGo.countDown();
        awaitEnds(2, 0);
        wakeAndTurn.run();
        assertThat(seen).containsExactly("lock", "stage", "end");
        assertThat(server.statistics().completed()).isEqualTo(3);
    }

    @Test
    void whatComesBeforeTheFlowHasStoppedIsNotLost() throws Exception {
        start(program.server());
        Flow holder = new Flow(Script.MAP);
        lock.lockWrite(holder);
        CompletableFuture<?> stage = new CompletableFuture<>();
        program.offer(new Script().step(flow -> {
            boolean passes = lock.pollWrite(flow);
            if (!passes) {
                lock.unlockWrite(holder); // hands over to the flow, which has not returned to its loop
            }
            return passes;
        }).unlockWrite(lock).run(() -> seen.add("lock")).step(flow -> {
            boolean passes = flow.isDone(stage);
            stage.complete(null);
            return passes;
        }).run(() -> seen.add("stage")), loop);
        awaitEnds(1, 0);
        assertThat(seen).containsExactly("lock", "stage");
    }

    @Test
    void blockingNodesRunOffTheLoopAndTheRestOnIt() throws Exception {
        start(program.server());
        Thread here = Thread.currentThread();
        Script.Code noteThread = () -> seen.add(Thread.currentThread() == here ? "loop" : "helper");
        program.offer(new Script().run(noteThread).leaveLoop().run(noteThread).leaveLoop().run(noteThread)
                .write(lock).leaveLoop().run(noteThread).unlockWrite(lock)
                .returnToLoop().run(noteThread).returnToLoop().run(noteThread), loop);
        awaitEnds(1, 0);
        assertThat(seen).containsExactly("loop", "helper", "helper", "helper", "loop", "loop");
    }

    @Test
    void whatEndsOrFailsOffItsLoopGoesOnThere() throws Exception {
        start(program.server());
        Thread here = Thread.currentThread();
        program.offer(new Script().write(lock).leaveLoop().run(() -> {
            throw new java.io.IOException();
        }).handler().run(() -> seen.add(lock + ", on the loop: " + (Thread.currentThread() == here))).leaveLoop(), loop);
        program.offer(new Script().leaveLoop(), loop);
        awaitEnds(2, 0);
        assertThat(seen).containsExactly("lock free, on the loop: true");
    }

    @Test
    void anItemThatWaitedForItsPermitStartsOnItsOwnLoop() throws Exception {
        start(program.server().maxFlows(1));
        ManualLoop elsewhere = new ManualLoop();
        CompletableFuture<?> mayGo = new CompletableFuture<>();
        program.offer(new Script().await(mayGo), loop);
        program.offer(note("queued"), elsewhere);
        elsewhere.doAll();
        mayGo.complete(null);
        loop.doAll();
        assertThat(seen).as("not on the loop of the flow that gave its permit back").isEmpty();
        elsewhere.doAll();
        assertThat(seen).containsExactly("queued");
        awaitEnds(2, 0);
    }

    @Test
    void flowsOfSourcesWithoutALoopAreDealtOutAmongTheServersLoops() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger next = new AtomicInteger();
        FluxProgram pulling = new Pulling(sources -> sources.pull("Source", () -> {}, flow -> {
            if (next.incrementAndGet() > 9) {
                throw new EndOfSource();
            }
            return next.get();
        }, (flow, item) -> {
            throw new AssertionError("the event shape is wanted");
        }, item -> new Script().run(() -> threads.add(Thread.currentThread().getName())), () -> {}));
        FluxServer ending = FluxServer.of(pulling).runtime(RuntimeKind.EVENT).loops(3).start();
        ending.awaitTermination();
        assertThat(ending.statistics().completed()).isEqualTo(9);
        assertThat(threads).containsExactlyInAnyOrder("flux-loop-pulling-1", "flux-loop-pulling-2", "flux-loop-pulling-3");
    }

    private record Pulling(java.util.function.Consumer<Sources> declaration) implements FluxProgram {
        @Override
        public String name() {
            return "pulling";
        }

        @Override
        public FlowMap map() {
            return Script.MAP;
        }

        @Override
        public Object components() {
            return this;
        }

        @Override
        public void declareSources(Sources sources) {
            declaration.accept(sources);
        }
    }
}
