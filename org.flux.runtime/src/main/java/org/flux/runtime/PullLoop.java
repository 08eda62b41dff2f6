// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flux.runtime.profile.SourceProfile;

/**
 * Calls a pull source on a thread of its own. At the admission limit the source is not called; a source that fails is called again after a
 * pause that doubles from one millisecond to one second, until it succeeds.
 */
final class PullLoop<T> implements SourceLoop {
    private static final long FIRST_PAUSE = 1;
    private static final long LONGEST_PAUSE = 1_000;

    private final String node;
    private final Sources.Open open;
    private final Sources.Pull<T> next;
    private final SourceProfile profile;
    private final Launch<T> launch;
    private final Sources.Close close;
    private final FlowRunner runner;
    private final Admission admission;
    private final FailureLog log;
    private final Runnable ended;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean opened;
    private T item;

    PullLoop(String program, String node, SourceProfile profile, Sources.Open open, Sources.Pull<T> next, Launch<T> launch,
            Sources.Close close, FlowRunner runner, Admission admission, FailureLog log, Runnable ended) {
        this.node = node;
        this.profile = profile;
        this.open = open;
        this.next = next;
        this.launch = launch;
        this.close = close;
        this.runner = runner;
        this.admission = admission;
        this.log = log;
        this.ended = ended;
        this.thread = Thread.ofPlatform().daemon().name("flux-source-" + program + "-" + node).unstarted(this::run);
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public void open() throws Exception {
        open.open();
        opened = true;
    }

    @Override
    public void start() {
        if (begun.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        close();
        if (begun.compareAndSet(false, true)) {
            ended.run(); // it never started
        } else {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        if (opened && closed.compareAndSet(false, true)) {
            try {
                close.close();
            } catch (Throwable thrown) {
                log.log(Level.WARNING, "closing source " + node + " failed", thrown);
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            loop();
        } catch (InterruptedException stoppedWhileWaiting) {
            if (!isStopped()) {
                log.log(Level.ERROR, "source " + node + " was interrupted and ends", stoppedWhileWaiting);
            }
        } catch (Throwable unexpected) {
            log.log(Level.ERROR, "source " + node + " ends", unexpected);
        } finally {
            ended.run();
        }
    }

    private void loop() throws InterruptedException {
        long pause = FIRST_PAUSE;
        while (true) {
            Thread.interrupted(); // one that a component left behind; the one that tells to stop follows the stop, which is looked at next
            if (isStopped()) {
                return;
            }
            admission.awaitPermit(); // at the limit the source is not called, but a source that waits for the world keeps no permit
            FlowOutcome outcome = runner.iterate(node, profile, flow -> item = next.next(flow));
            if (outcome.status() == FlowOutcome.Status.COMPLETED) {
                pause = FIRST_PAUSE;
                T taken = item;
                item = null;
                admit(taken);
            } else if (isEnd(outcome)) {
                return;
            } else if (outcome.status() != FlowOutcome.Status.DROPPED) {
                runner.sourceFailed(outcome);
                Thread.interrupted();
                if (stopped.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    private boolean isEnd(FlowOutcome outcome) {
        return outcome.failure() != null && (isStopped() || outcome.failure().getCause() instanceof EndOfSource);
    }

    /** An item that has been taken starts its flow even if the server begins to stop. */
    private void admit(T taken) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                admission.acquire();
                break;
            } catch (InterruptedException stopping) {
                interrupted = true;
            }
        }
        if (!launch.start(taken, null, null)) {
            admission.release();
        }
        if (interrupted) {
            thread.interrupt();
        }
    }
}
