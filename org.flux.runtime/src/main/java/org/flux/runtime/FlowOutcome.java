// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import org.flux.runtime.profile.Ending;

/**
 * How a flow ended.
 *
 * @param failure null unless the flow failed, handled or not
 */
public record FlowOutcome(Status status, FlowFailure failure) {
    static final FlowOutcome COMPLETED = new FlowOutcome(Status.COMPLETED, null);
    static final FlowOutcome DROPPED = new FlowOutcome(Status.DROPPED, null);

    public enum Status {
        /** It ran to its end. */
        COMPLETED,
        /** It failed and a handler dealt with it. */
        HANDLED,
        /** It failed and no handler dealt with it, or the handler failed too. */
        FAILED,
        /** No variant matched and the program says {@code pragma nomatch = drop}. */
        DROPPED;

        /** As profiles have it. */
        Ending ending() {
            return switch (this) {
                case COMPLETED -> Ending.COMPLETED;
                case HANDLED -> Ending.HANDLED;
                case FAILED -> Ending.FAILED;
                case DROPPED -> Ending.DROPPED;
            };
        }
    }
}
