// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.List;
import java.util.Optional;

/**
 * A schedule that came to no good end.
 *
 * @param what happened, one sentence
 * @param flows where each of them is at that moment
 */
public record Violation(Kind kind, String what, List<FlowState> flows, Schedule schedule) {
    public Violation {
        flows = List.copyOf(flows);
    }

    /** What went wrong. */
    public enum Kind {
        /** No flow can go on, but not all have ended. */
        DEADLOCK("deadlock"),
        /** A flow was inside a region that the program declares as excluding that of another. */
        INTRUSION("atomicity violation"),
        /** What one flow wrote into what a lock guards was overwritten by another that had not seen it. */
        LOST_UPDATE("atomicity violation: lost update"),
        /** A flow gave back a lock that it did not hold, or kept one. */
        MISUSE("misuse of a lock"),
        /** A flow failed, but neither a component nor the program let it. */
        FAILURE("unexpected failure");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A node and where it is declared: {@code server.flux:12}; {@code ?} if unknown. */
    public record Spot(String node, String place) {
        @Override
        public String toString() {
            return node + " (" + place + ")";
        }
    }

    /** A lock that a flow holds or awaits, and the node for whose sake. */
    public record Claim(String lock, boolean write, Spot at) {
        @Override
        public String toString() {
            return "`" + lock + "` " + (write ? "as writer" : "as reader");
        }
    }

    /**
     * @param flow its letter
     * @param source where it comes from
     * @param holds in the order of acquisition
     * @param awaits what it waits for
     * @param hasEnded whether it has come to its end
     */
    public record FlowState(String flow, String source, List<Claim> holds, Optional<Claim> awaits, boolean hasEnded) {
        public FlowState {
            holds = List.copyOf(holds);
        }
    }
}
