// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.Locale;

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

        private final String inWords = name().toLowerCase(Locale.ROOT);

        /** In lower case. */
        String inWords() {
            return inWords;
        }
    }
}
