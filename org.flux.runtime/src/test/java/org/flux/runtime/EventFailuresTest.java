// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flux.runtime.profile.Profiler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows in the event shape that fail, whose time is up, whose server stops or whose loop is no more: all they held is given back. */
@Timeout(60)
class EventFailuresTest {
    private static final String TIME_IS_UP = "org.flux.runtime.FlowTimeout: the flow's time-out is over";
    private static final String CUT_OFF = "org.flux.runtime.FlowTimeout: the server stopped and its drain time-out is over";

    private final Script.Program program = new Script.Program();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final FlowLock lock = new FlowLock("lock");
    private final FlowLock other = new FlowLock("other");
    private final SessionLocks sessions = new SessionLocks("sessions");
    private final CapturedLog log = new CapturedLog();
    private final ExecutorService loop = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("loop").factory());
    private final CompletableFuture<?> never = new CompletableFuture<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private FluxServer server;

    /** How a flow may be stopped when its time is up. */
    private enum Stop {
        FOR_LOCK, FOR_SESSION, FOR_STAGE, OFF_LOOP;

        Script of(EventFailuresTest test, Script flow) {
            return switch (this) {
                case FOR_LOCK -> flow.read(test.other).unlockRead(test.other);
                case FOR_SESSION -> flow.session(test.sessions, "s").unlockSession(test.sessions);
                case FOR_STAGE -> flow.await(test.never);
                case OFF_LOOP -> flow.leaveLoop().run(() -> {
                    test.blocked.countDown();
                    new CountDownLatch(1).await();
                });
            };
        }

        boolean hasStopped(EventFailuresTest test, FlowLock session) {
            return switch (this) {
                case FOR_LOCK -> test.other.waiting() == 1;
                case FOR_SESSION -> session.waiting() == 1;
                case FOR_STAGE -> test.never.getNumberOfDependents() == 1;
                case OFF_LOOP -> test.blocked.getCount() == 0;
            };
        }
    }

    @AfterEach
    void allIsGivenBack() throws Exception {
        server.close();
        log.close();
        loop.shutdown();
        assertThat(server.statistics().inFlight()).isZero();
        assertThat(server.supervised()).isZero();
        assertThat(List.of(lock, other)).allMatch(FlowLock::isFree);
        assertThat(sessions.size()).isZero();
    }

    /** A flow that holds {@code other} and the session of which others want. */
    private void hold(CompletableFuture<?> mayGo) {
        program.offer(new Script().session(sessions, "s").write(other).await(mayGo).unlockWrite(other).unlockSession(sessions), loop);
        Await.until(other::isWriteLocked);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aFlowWhoseTimeIsUpFailsWhereverItIsStopped(Stop stop) throws Exception {
        server = program.server().start();
        Flow holder = new Flow(Script.MAP);
        holder.session("s");
        other.lockWrite(holder);
        FlowLock entry = sessions.lockWrite(holder);
        Script flow = stop.of(this, new Script().node(() -> seen.add("node")).write(lock)).run(() -> seen.add("went on"));
        program.offer(flow, loop);
        Await.until(() -> stop.hasStopped(this, entry));
        endTimeOf(flow);
        awaitEnds(0, 1);
        assertThat(seen).containsExactly("node");
        assertThat(log.messages()).containsExactly("script.flux:2 Main > N1: " + TIME_IS_UP);
        assertThat(lock.isFree()).isTrue();
        program.offer(new Script().write(lock).unlockWrite(lock), loop);
        awaitEnds(1, 1);
        sessions.unlockWrite(holder, entry);
        other.unlockWrite(holder);
    }

    /** What the registry does when a flow's time is up. */
    private static void endTimeOf(Flow flow) {
        flow.signal(Flow.TIMED_OUT);
        flow.interrupt();
    }

    /** Waits until so many flows have ended, and all that is to be said of them has been said. */
    private void awaitEnds(int completed, int failed) {
        Await.until(() -> program.source.completed.get() == completed && program.source.failed.get() == failed);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aServerThatStopsEndsFlowsWhereverTheyAreStopped(Stop stop) throws Exception {
        server = program.server().drainTimeout(Duration.ofMillis(1)).start();
        hold(new CompletableFuture<>());
        for (int i = 0; i < 10; i++) {
            program.offer(stop.of(this, new Script().node(() -> seen.add("node"))), i % 2 == 0 ? loop : null);
        }
        Await.until(() -> seen.size() == 10);
        server.close();
        assertThat(server.statistics().failed() + server.statistics().completed()).isEqualTo(11);
        assertThat(server.statistics().failed()).as("the holder, which waits for a stage, at least").isPositive();
        assertThat(log.messages()).isNotEmpty().allMatch(message -> message.contains(CUT_OFF) || message.contains("more failures"));
    }

    @Test
    void aFlowWhoseTimeIsUpWhileItRunsFailsAtTheNextNode() throws Exception {
        server = program.server().start();
        AtomicReference<Script> self = new AtomicReference<>();
        self.set(new Script().write(lock).node(() -> endTimeOf(self.get())).node(() -> seen.add("went on"))
                .unlockWrite(lock));
        program.offer(self.get(), loop);
        awaitEnds(0, 1);
        assertThat(seen).isEmpty();
        assertThat(log.messages()).containsExactly("script.flux:2 Main > N1: " + TIME_IS_UP);
        program.offer(new Script().run(() -> seen.add("interrupted: " + Thread.currentThread().isInterrupted())), loop);
        awaitEnds(1, 1);
        assertThat(seen).as("a loop is never interrupted").containsExactly("interrupted: false");
    }

    @Test
    void aFlowWhoseTimeIsUpBeforeItAsksForALockDoesNotWaitForIt() throws Exception {
        server = program.server().start();
        Flow holder = new Flow(Script.MAP);
        other.lockWrite(holder);
        Script flow = new Script();
        flow.write(lock).run(() -> flow.signal(Flow.TIMED_OUT)).write(other).run(() -> seen.add("went on"));
        program.offer(flow, loop); // nobody wakes it once more
        awaitEnds(0, 1);
        other.unlockWrite(holder);
        assertThat(seen).isEmpty();
    }

    /** The helper's thread is interrupted, when it waits for nothing any more. */
    @ParameterizedTest
    @EnumSource(names = {"FOR_LOCK", "FOR_SESSION", "FOR_STAGE"})
    void aFlowWhoseTimeIsUpWhileItLeavesItsHelperDoesNotWait(Stop stop) throws Exception {
        server = program.server().start();
        Flow holder = new Flow(Script.MAP);
        other.lockWrite(holder);
        holder.session("s");
        FlowLock session = sessions.lockWrite(holder);
        Script flow = stop.of(this, new Script().leaveLoop()).run(() -> seen.add("went on"));
        flow.whereItStops(() -> {
            if (!Thread.currentThread().getName().equals("loop")) {
                endTimeOf(flow);
            }
        });
        program.offer(flow, loop);
        awaitEnds(0, 1);
        sessions.unlockWrite(holder, session);
        other.unlockWrite(holder);
        assertThat(seen).isEmpty();
        assertThat(log.messages()).containsExactly("script.flux:2 Main > N0: " + TIME_IS_UP);
    }

    private static void recurse(int depth) {
        recurse(depth + 1);
    }

    static Stream<Script.Code> failures() {
        return Stream.of(() -> {
            throw new java.io.IOException("no");
        }, () -> recurse(0), () -> {
            throw new OutOfMemoryError("simulated");
        });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverAComponentThrowsEndsItsFlowAlone(Script.Code failing) throws Exception {
        server = program.server().maxFlows(1).start();
        for (int i = 0; i < 4; i++) {
            Script flow = new Script().session(sessions, "s").read(other).node(() -> {}).write(lock);
            (i % 2 == 0 ? flow : flow.leaveLoop()).node(failing).unlockWrite(lock);
            program.offer(flow, i < 2 ? loop : null);
            int failed = i + 1;
            awaitEnds(0, failed);
            assertThat(lock.isFree() && other.isFree()).isTrue();
        }
        program.offer(new Script().write(lock).unlockWrite(lock), loop);
        awaitEnds(1, 4);
        assertThat(log.messages()).first().asString().startsWith("script.flux:2 Main > N1: java.");
    }

    @Test
    void whatAnAsynchronousNodeFailsWithIsThrownAtIt() throws Exception {
        server = program.server().start();
        CompletableFuture<?> stage = new CompletableFuture<>();
        program.offer(new Script().node(() -> {}).await(stage).run(() -> seen.add("went on")), loop);
        stage.completeExceptionally(new java.io.IOException("not found"));
        awaitEnds(0, 1);
        assertThat(seen).isEmpty();
        assertThat(log.messages()).containsExactly("script.flux:2 Main > N1: java.io.IOException: not found");
    }

    @Test
    void aHandlerRunsWithoutLocksHasATimeoutOfItsOwnAndMayWait() throws Exception {
        server = program.server().start();
        CompletableFuture<?> holderMayGo = new CompletableFuture<>();
        Script.Code free = () -> seen.add("free: " + (lock.isFree() && sessions.size() == 0));
        Script flow = new Script().session(sessions, "s").write(lock).await(never).handler()
                .run(free).run(() -> seen.add(Thread.currentThread().getName() + " " + Thread.currentThread().isInterrupted()))
                .write(lock).leaveLoop().run(() -> seen.add("off the loop")).returnToLoop().await(holderMayGo).unlockWrite(lock)
                .run(() -> seen.add("handled"));
        program.offer(flow, loop);
        Await.until(() -> Stop.FOR_STAGE.hasStopped(this, null));
        endTimeOf(flow);
        Await.until(() -> seen.contains("off the loop"));
        holderMayGo.complete(null);
        awaitEnds(1, 0);
        assertThat(seen).containsExactly("free: true", "loop false", "off the loop", "handled");
        assertThat(server.statistics().handled()).isEqualTo(1);
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aHandlerThatFailsWhereItWaitedIsNotHandled() throws Exception {
        server = program.server().start();
        CompletableFuture<?> stage = new CompletableFuture<>();
        program.offer(new Script().node(() -> {
            throw new java.io.IOException("first");
        }).handler().write(lock).await(stage).unlockWrite(lock), loop);
        Await.until(lock::isWriteLocked);
        stage.completeExceptionally(new java.io.IOException("second"));
        awaitEnds(0, 1);
        assertThat(server.statistics().handlerFailures()).isEqualTo(1);
        assertThat(server.statistics().failed()).isEqualTo(1);
        assertThat(log.messages()).anyMatch(message -> message.contains("second")).anyMatch(message -> message.contains("first"));
    }

    @Test
    void whoSeesTheNumbersOfFailuresFindsTheMessages() throws Exception {
        server = program.server().start();
        Logger logger = Logger.getLogger("org.flux.runtime");
        Handler asking = new Handler() {
            @Override
            public void publish(LogRecord message) {
                seen.add(server.statistics().failed() + " failed, " + server.statistics().handlerFailures() + " of handlers");
            }

            @Override
            public void flush() { }

            @Override
            public void close() { }
        };
        logger.addHandler(asking);
        program.offer(new Script().node(() -> {
            throw new java.io.IOException("first");
        }).handler().node(() -> {
            throw new java.io.IOException("second");
        }), loop);
        awaitEnds(0, 1);
        logger.removeHandler(asking);
        assertThat(seen).as("by then").containsExactly("0 failed, 0 of handlers", "0 failed, 0 of handlers");
        assertThat(server.statistics()).isEqualTo(new Statistics(1, 0, 0, 1, 0, 0, 1, 0, 0));
    }

    @Test
    void flowsOfALoopThatHasShutDownEndElsewhere() throws Exception {
        server = program.server().start();
        CompletableFuture<?> stage = new CompletableFuture<>();
        CountDownLatch loopMayEnd = new CountDownLatch(1);
        AtomicInteger rejections = new AtomicInteger();
        ExecutorService ending = Executors.newSingleThreadExecutor();
        Executor counting = task -> {
            try {
                ending.execute(task);
            } catch (RejectedExecutionException rejected) {
                rejections.incrementAndGet();
                throw rejected;
            }
        };
        for (int i = 0; i < 100; i++) {
            program.offer(new Script().run(() -> seen.add("began")).await(stage).write(lock).run(() -> seen.add("ended")).unlockWrite(lock),
                    counting);
        }
        Await.until(() -> seen.size() == 100);
        ending.execute(() -> Await.until(() -> loopMayEnd.getCount() == 0));
        ending.shutdown();
        stage.complete(null);
        program.offer(new Script().run(() -> seen.add("late")), counting);
        Await.until(() -> rejections.get() >= 3 || seen.size() > 100);
        assertThat(seen).as("the loop's own thread still lives").hasSize(100);
        loopMayEnd.countDown();
        awaitEnds(101, 0);
        assertThat(seen).hasSize(201).contains("late");
    }

    @Test
    void aHelperThatCannotBeHadFailsTheBlockingNode() throws Exception {
        server = program.server().start(); // for what is checked in the end
        ExecutorService none = Executors.newSingleThreadExecutor();
        none.shutdown();
        Admission admission = new Admission(1, paused -> {}, () -> {});
        Profiler profiler = new Profiler("script", new ProfiledProgram(Script.MAP), 1);
        FlowRunner runner = new FlowRunner(Script.MAP, new Workers.Pooled(none), new FlowRegistry(0), admission,
                new FailureLog(System.getLogger("org.flux.runtime"), System::nanoTime), profiler);
        ManualLoop manual = new ManualLoop();
        EventLoops loops = new EventLoops("script", 1, 0, runner, null);
        assertThat(admission.tryAcquire()).isTrue();
        Launch<String> launch = runner.onLoops("Main", profiler.source("Main"), item -> new Script().node(() -> {}).write(lock).leaveLoop()
                .run(() -> seen.add("went on")).handler().run(() -> seen.add("handled")), loops);
        assertThat(launch.start("item", null, manual)).isTrue();
        manual.doAll();
        assertThat(seen).containsExactly("handled");
        assertThat(runner.statistics().handled()).isEqualTo(1);
        assertThat(admission.isIdle()).isTrue();
        loops.close();
    }

    @Test
    void aFlowThatStopsForNoReasonFailsInsteadOfWaitingForEver() throws Exception {
        server = program.server().start();
        program.offer(new Script().write(lock).step(flow -> false), loop);
        awaitEnds(0, 1);
        assertThat(log.messages()).first().asString().contains("the flow waits for nothing");
    }

    @Test
    void aFlowThatCannotBeMadeFails() throws Exception {
        server = program.server().maxFlows(1).start();
        program.source.offer(7, loop); // there is no such flow
        assertThat(server.statistics().failed()).isEqualTo(1);
        assertThat(log.messages()).first().asString().contains("IndexOutOfBounds");
        program.offer(new Script().run(() -> seen.add("ran")), loop);
        awaitEnds(1, 1);
    }
}
