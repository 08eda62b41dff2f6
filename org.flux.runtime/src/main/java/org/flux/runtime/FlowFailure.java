// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;
import org.flux.runtime.profile.Profiler;

/**
 * A flow's failure on its way out: the component's exception (the cause), where it happened, and the handler that will answer for it.
 *
 * <p>Generated code catches what a node throws, innermost scope first, and offers the handlers of that scope, the most specific first; the
 * first one that applies is kept. It runs after all locks have been released. A handler that fails itself is among {@link #getSuppressed}.
 */
public final class FlowFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FlowMap map;
    private final String root;
    private final boolean startsWithSession;
    private final long number;
    private final boolean drop;
    private transient FlowPath path;
    private String handler;
    private transient HandlingOf handling;
    private int handlerFailures;

    /** A handler that gets the inputs of the node that its pattern names last. */
    @FunctionalInterface
    public interface Handling {
        void run() throws Exception;
    }

    /** A handler that gets the exception too. */
    @FunctionalInterface
    public interface HandlingOf {
        void run(Throwable cause) throws Exception;
    }

    FlowFailure(FlowMap map, String root, boolean startsWithSession, long number, Throwable cause, boolean drop) {
        super(null, cause, true, false); // the cause has the stack that matters
        this.map = map;
        this.root = root;
        this.startsWithSession = startsWithSession;
        this.number = number;
        this.drop = drop;
    }

    /** Chooses {@code handling} unless a handler has been chosen already. */
    public FlowFailure orHandle(String handler, Handling handling) {
        return orHandle(handler, cause -> handling.run());
    }

    /** Chooses {@code handling} unless a handler has been chosen already. */
    public FlowFailure orHandle(String handler, HandlingOf handling) {
        if (isOpen()) {
            this.handler = handler;
            this.handling = handling;
        }
        return this;
    }

    /**
     * Chooses {@code handling} if {@code pattern} matches the trail, unless a handler has been chosen already.
     *
     * @param pattern names of nodes that match consecutive entries of the trail, and {@code *} for any gap; the last is the failing
     *     node, an abstract node around it, or {@code *}
     */
    public FlowFailure orHandle(String handler, List<String> pattern, Handling handling) {
        return orHandle(handler, pattern, cause -> handling.run());
    }

    /** As {@link #orHandle(String, List, Handling)}. */
    public FlowFailure orHandle(String handler, List<String> pattern, HandlingOf handling) {
        return isOpen() && decoded().matches(pattern) ? orHandle(handler, handling) : this;
    }

    /** The nodes that the flow had entered, abstract ones included, in order of entry; the last is {@link #node()}. Empty if unknown. */
    public List<String> trail() {
        return decoded().trail();
    }

    /**
     * Where it failed: the file and line of the innermost flow, and the nodes around it, {@code ImageServer.flux:12 Image > Handler[2] >
     * Compress}.
     */
    public String path() {
        return decoded().text();
    }

    /** The node that failed: a concrete one, or an abstract one that could not be entered; {@code ?} if the path is unknown. */
    public String node() {
        return decoded().node();
    }

    /** The name of the handler that answers for this failure, null if there is none. */
    public String handler() {
        return handler;
    }

    @Override
    public String getMessage() {
        return path() + ": " + getCause();
    }

    private boolean isOpen() {
        return handler == null && !drop;
    }

    /** It ends the flow quietly: no variant matched where that is to be dropped, or a source has ended. */
    boolean isDrop() {
        return drop;
    }

    boolean hasHandler() {
        return handler != null;
    }

    void runHandler() throws Exception {
        handling.run(getCause());
    }

    void addHandlerFailure(FlowFailure later) {
        handlerFailures++;
        addSuppressed(later);
    }

    int handlerFailures() {
        return handlerFailures;
    }

    /** What failures at the same place have in common, without decoding it. */
    record Place(String root, boolean startsWithSession, long number, Class<?> cause) {}

    Place place() {
        return new Place(root, startsWithSession, number, getCause().getClass());
    }

    /** Counts the path on which the flow failed. */
    void countPath(Profiler profiler) {
        if (drop) {
            profiler.dropped(root, startsWithSession, number);
        } else {
            profiler.failed(root, startsWithSession, number);
        }
    }

    private FlowPath decoded() {
        if (path == null) {
            path = map == null ? FlowPath.unknown("", root) : map.decode(root, startsWithSession, number);
        }
        return path;
    }
}
