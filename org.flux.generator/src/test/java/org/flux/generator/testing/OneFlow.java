// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flux.runtime.EventFlow;
import org.flux.runtime.FlowFailure;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowOutcome.Status;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.FluxServer;
import org.flux.runtime.PushSource;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Sources;
import org.flux.runtime.Statistics;

/** A program of which one flow is run, on an event loop. */
final class OneFlow<T> extends ViaEvents implements PushSource<T>, PushSource.Outcome {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    /** Kept, so that it stays as silent as it is made. */
    private static final Logger LOGGER = Logger.getLogger("org.flux.runtime");

    private final String source;
    private final T item;
    private EventFlow flow;
    private volatile Throwable failure;

    static {
        LOGGER.setLevel(Level.OFF);
    }

    private OneFlow(FluxProgram program, String source, T item) {
        super(program);
        this.source = source;
        this.item = item;
    }

    /** @param source the node */
    static FlowOutcome run(FluxProgram program, String source, Object item) {
        OneFlow<Object> one = new OneFlow<>(program, source, item);
        try (FluxServer server = FluxServer.of(one).runtime(RuntimeKind.EVENT).loops(1).drainTimeout(LONG_ENOUGH).start()) {
            if (!server.awaitTermination(LONG_ENOUGH)) {
                throw new AssertionError("the flow hangs");
            }
            return one.outcome(server.statistics());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private FlowOutcome outcome(Statistics statistics) throws ReflectiveOperationException {
        if (statistics.failed() == 1) {
            return new FlowOutcome(Status.FAILED, (FlowFailure) failure);
        }
        if (statistics.handled() == 1) {
            Field handled = EventFlow.class.getDeclaredField("handled");
            handled.setAccessible(true);
            return new FlowOutcome(Status.HANDLED, (FlowFailure) handled.get(flow));
        }
        return new FlowOutcome(statistics.dropped() == 1 ? Status.DROPPED : Status.COMPLETED, null);
    }

    @Override
    @SuppressWarnings("unchecked") // the item is one of this source
    <S> void declare(Sources sources, String node, Sources.FlowBody<S> body, Sources.EventShape<S> event, Declaration<S> own) {
        if (node.equals(source)) {
            sources.push(node, () -> (PushSource<S>) this, body, i -> {
                flow = event.flow(i);
                return flow;
            });
        }
    }

    @Override
    public void start(Sink<T> sink) {
        sink.offer(item, this);
        sink.ended();
    }

    @Override
    public void completed() {}

    @Override
    public void failed(Throwable cause) {
        failure = cause;
    }

    @Override
    public void refused() {
        throw new AssertionError();
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void stop() {}

    @Override
    public void close() {}
}
