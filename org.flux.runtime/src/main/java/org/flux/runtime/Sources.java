// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Callable;

/** Takes the sources of a program. A source with no outputs has the item type {@link Void}, one with several their record. */
public interface Sources {

    /**
     * A source that is called in a loop, on a thread of its own.
     *
     * @param node name of the source's node
     * @param open called before any source of the program starts, the place to bind a port; what it throws makes the start fail
     * @param close makes a waiting {@code next} return or throw; called when the server stops, if {@code open} has succeeded
     */
    <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, Close close);

    /**
     * A source that calls back.
     *
     * @param node name of the source's node
     * @param source makes it, once
     */
    <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body);

    /**
     * {@link #pull(String, Open, Pull, FlowBody, Close)} with flows in both shapes.
     *
     * @param event makes them in the event shape; used by the runtimes that want that
     */
    default <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, EventShape<T> event, Close close) {
        pull(node, open, next, body, close);
    }

    /**
     * {@link #push(String, Callable, FlowBody)} with flows in both shapes.
     *
     * @param event makes them in the event shape; used by the runtimes that want that
     */
    default <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body, EventShape<T> event) {
        push(node, source, body);
    }

    /** Opens a pull source. */
    @FunctionalInterface
    interface Open {
        void open() throws Exception;
    }

    /** Gets the next item of a pull source. */
    @FunctionalInterface
    interface Pull<T> {
        /**
         * @param flow owns the locks and the trail of this call (of an abstract source); it is not the flow that the item will start
         * @throws EndOfSource if there will be no further item
         */
        T next(Flow flow) throws Exception;
    }

    /** Runs one flow. */
    @FunctionalInterface
    interface FlowBody<T> {
        void run(Flow flow, T item) throws Exception;
    }

    /** Makes one flow in the event shape, which has not begun. */
    @FunctionalInterface
    interface EventShape<T> {
        EventFlow flow(T item);
    }

    /** Closes a pull source. */
    @FunctionalInterface
    interface Close {
        void close() throws Exception;
    }
}
