// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the items of a push source. */
final class PushFeed<T> implements SourceLoop, PushSource.Sink<T> {
    private final String node;
    private final Callable<? extends PushSource<T>> maker;
    private final Sources.FlowBody<T> body;
    private final FlowRunner runner;
    private final Admission admission;
    private final Runnable ended;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile PushSource<T> source;
    private volatile boolean started;
    private boolean paused;

    PushFeed(String node, Callable<? extends PushSource<T>> maker, Sources.FlowBody<T> body, FlowRunner runner, Admission admission,
            Runnable ended) {
        this.node = node;
        this.maker = maker;
        this.body = body;
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
        if (stopped) {
            runner.refused(outcome);
        } else {
            admission.offer(new Item(item, outcome));
        }
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
        stopped = true;
        if (source != null) {
            source.stop();
        }
        ended();
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

        Item(T item, PushSource.Outcome outcome) {
            this.item = item;
            this.outcome = outcome;
        }

        @Override
        public boolean admitted() {
            if (stopped) { // looked at again with the permit in hand: either this sees the stop or the stop sees the permit
                runner.refused(outcome);
                return false;
            }
            return runner.start(node, body, item, outcome);
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
