// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/**
 * A flow's time is up: its own time-out, or the drain time-out of a server that stops. The cause, if any, is what its component threw then.
 */
public final class FlowTimeout extends Exception {
    private static final long serialVersionUID = 1L;

    FlowTimeout(String message) {
        super(message);
    }
}
