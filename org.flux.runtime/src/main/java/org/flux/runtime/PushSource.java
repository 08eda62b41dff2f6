// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Executor;

/**
 * A source that calls back for each item, on its own threads.
 *
 * <p>Life cycle: {@link #start} once; then {@link #pause} and {@link #resume} alternate as admission asks; {@link #stop} ends new items
 * while flows in flight drain; {@link #close} releases everything.
 *
 * @param <T> the item: the output of the source's node, or its record where it has several
 */
public interface PushSource<T> extends AutoCloseable {

    /** Begins to deliver items to {@code sink}; returns when the source is ready (a server socket is bound). */
    void start(Sink<T> sink) throws Exception;

    /** Stops reading until {@link #resume}. Items already read may still be offered. Called from any thread; must not block. */
    void pause();

    /** Goes on reading. Called from any thread; must not block. */
    void resume();

    /**
     * Takes no new item from now on; outcomes of flows in flight are still delivered. It may wait a moment for what has arrived already:
     * items that are offered before it returns still get flows, later ones are refused.
     */
    void stop();

    /** Releases everything, after the flows have drained or their time is up. Does not throw: what goes wrong is logged. */
    @Override
    void close();

    /** Takes the items of a push source. Safe for use by several threads. */
    @FunctionalInterface
    interface Sink<T> {
        /** Starts a flow with {@code item}, or refuses it; {@code outcome} hears exactly once how it ended. Does not block. */
        void offer(T item, Outcome outcome);

        /**
         * Like {@link #offer(Object, Outcome)}, called on an event loop: under the runtime {@code event} the flow starts at once, on the
         * calling thread, and goes on there whenever it has waited; under {@code virtual} the flows of one turn of the loop start together.
         *
         * @param loop runs what it is given on the calling thread, one task at a time, as long as flows of its items are in flight; the
         *     same object for every item of the loop
         */
        default void offer(T item, Outcome outcome, Executor loop) {
            offer(item, outcome);
        }

        /** Tells that no further item will come; a program of which all sources have ended drains and terminates. */
        default void ended() {}
    }

    /** Hears how the flow of one item ended. Called once, on any thread; must not block. */
    interface Outcome {
        /** The flow ran to its end, or a handler dealt with its failure. */
        void completed();

        /** The flow failed and no handler dealt with it (or the handler failed too). */
        void failed(Throwable cause);

        /** No flow was started: the server is stopping, or far over its admission limit. */
        void refused();
    }
}
