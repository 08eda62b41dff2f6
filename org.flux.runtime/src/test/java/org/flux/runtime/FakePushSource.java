// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A push source that a test offers items through; it notes what it is told. */
class FakePushSource implements PushSource<Integer>, Addressed {
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger completed = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    private Sink<Integer> sink;

    void offer(int item) {
        sink.offer(item, outcome());
    }

    void offer(int item, Executor loop) {
        sink.offer(item, outcome(), loop);
    }

    private Outcome outcome() {
        return new Outcome() {
            @Override
            public void completed() {
                completed.incrementAndGet();
            }

            @Override
            public void failed(Throwable cause) {
                failed.incrementAndGet();
            }

            @Override
            public void refused() {
                refused.incrementAndGet();
            }
        };
    }

    void end() {
        sink.ended();
    }

    @Override
    public void start(Sink<Integer> sink) {
        this.sink = sink;
    }

    @Override
    public void pause() {
        told.add("pause");
    }

    @Override
    public void resume() {
        told.add("resume");
    }

    @Override
    public void stop() {
        told.add("stop");
    }

    @Override
    public void close() {
        told.add("close");
    }

    @Override
    public String address() {
        return "fake://here/";
    }
}
