// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.util.function.Consumer;
import org.flux.lang.ui.server.FluxRequests;

/** The way to the server, on which nothing overtakes anything. */
public interface Outgoing {
    /**
     * Sends something after all that was sent before, in the background.
     *
     * @return false if there is no server to send it to
     */
    boolean send(Consumer<FluxRequests> message);

    /** How many requests have gone this way. What is to be known by the next one must not be put together with what comes after it. */
    long requests();
}
