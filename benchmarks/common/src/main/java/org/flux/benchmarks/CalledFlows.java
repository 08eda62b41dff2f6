// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import java.util.concurrent.Executor;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.PushSource;
import org.flux.runtime.Sources;
import org.flux.runtime.Sources.EventShape;

/**
 * A program of one source whose flows, in the event shape, come from the thread that calls {@link #run}, which is their event loop: one at
 * a time, from the source's call to the outcome that it hears. What is measured is so the runtime itself, with admission, supervision and
 * statistics, and nothing of what brings flows in.
 */
public final class CalledFlows implements FluxProgram, PushSource<Integer>, PushSource.Outcome {
    private final FlowMap map;
    private final String source;
    private final EventShape<Integer> flows;
    private final Executor loop = Runnable::run;
    private Sink<Integer> sink;
    private long completed;

    /**
     * @param source its name in the map
     * @param flows makes the flow of an item
     */
    public CalledFlows(FlowMap map, String source, EventShape<Integer> flows) {
        this.map = map;
        this.source = source;
        this.flows = flows;
    }

    /** Runs a flow to its end. */
    public void run(int item) {
        sink.offer(item, this, loop);
    }

    /** How many flows have completed, as the source has been told. */
    public long count() {
        return completed;
    }

    @Override
    public String name() {
        return "called";
    }

    @Override
    public FlowMap map() {
        return map;
    }

    @Override
    public Object components() {
        return this;
    }

    @Override
    public void declareSources(Sources sources) {
        sources.push(source, () -> this, (flow, item) -> {
            throw new IllegalStateException("the event shape is wanted");
        }, flows);
    }

    @Override
    public void start(Sink<Integer> sink) {
        this.sink = sink;
    }

    @Override
    public void pause() {
        // There is one flow at a time.
    }

    @Override
    public void resume() {
        // There is one flow at a time.
    }

    @Override
    public void stop() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public void completed() {
        completed++;
    }

    @Override
    public void failed(Throwable cause) {
        throw new IllegalStateException(cause);
    }

    @Override
    public void refused() {
        throw new IllegalStateException("refused");
    }
}
