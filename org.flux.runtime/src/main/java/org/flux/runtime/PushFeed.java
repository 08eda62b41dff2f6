// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the items of a push source. */
final class PushFeed<T> implements SourceLoop, PushSource.Sink<T> {
    private final String node;
    private final Callable<? extends PushSource<T>> maker;
    private final Launch<T> launch;
    private final FlowRunner runner;
    private final Admission admission;
    private final Runnable ended;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile PushSource<T> source;
    private volatile boolean started;
    private boolean paused;

    PushFeed(String node, Callable<? extends PushSource<T>> maker, Launch<T> launch, FlowRunner runner, Admission admission,
            Runnable ended) {
        this.node = node;
        this.maker = maker;
        this.launch = launch;
        this.runner = runner;
        this.admission = admission;
        this.ended = ended;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public boolean isRunning() {
        return !hasEnded.get();
    }

    @Override
    public void start() throws Exception {
        source = maker.call();
        started = true;
        source.start(this);
        admission.updatePressure(); // it may have missed a pause that came before it was there
    }

    @Override
    public void offer(T item, PushSource.Outcome outcome) {
        offer(item, outcome, null);
    }

    @Override
    public void offer(T item, PushSource.Outcome outcome, Executor loop) {
        if (stopped) {
            runner.refused(outcome);
        } else if (!admission.tryAcquire()) {
            admission.offer(new Item(item, outcome, loop));
        } else if (!admitted(item, outcome, loop)) {
            admission.release();
        }
    }

    /** Takes the permit and returns true, or declines it. */
    private boolean admitted(T item, PushSource.Outcome outcome, Executor loop) {
        if (stopped) { // looked at again with the permit in hand: either this sees the stop or the stop sees the permit
            runner.refused(outcome);
            return false;
        }
        return launch.start(item, outcome, loop);
    }

    @Override
    public void ended() {
        if (hasEnded.compareAndSet(false, true)) {
            ended.run();
        }
    }

    /** Called by one thread at a time. */
    void apply(boolean pause) {
        if (started && pause != paused) {
            paused = pause;
            if (pause) {
                source.pause();
            } else {
                source.resume();
            }
        }
    }

    @Override
    public void stop() {
        try {
            if (source != null) {
                source.stop(); // what it offers meanwhile has arrived in time
            }
        } finally {
            stopped = true;
            ended();
        }
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }

    PushSource<T> source() {
        return source;
    }

    private final class Item implements Admission.Claim {
        private final T item;
        private final PushSource.Outcome outcome;
        private final Executor loop;

        Item(T item, PushSource.Outcome outcome, Executor loop) {
            this.item = item;
            this.outcome = outcome;
            this.loop = loop;
        }

        @Override
        public boolean admitted() {
            return PushFeed.this.admitted(item, outcome, loop);
        }

        @Override
        public void refused() {
            runner.refused(outcome);
        }

        @Override
        public boolean isItem() {
            return true;
        }
    }
}
