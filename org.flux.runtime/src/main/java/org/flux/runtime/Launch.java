// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Executor;

/** How the flows of one source start, each with a permit that it gives back. */
@FunctionalInterface
interface Launch<T> {
    /**
     * Starts a flow.
     *
     * @param outcome hears how it ends; may be null
     * @param loop runs it if it is in the event shape; may be null
     * @return false if it could not start: it has failed already, and the permit is still the caller's
     */
    boolean start(T item, PushSource.Outcome outcome, Executor loop);
}
