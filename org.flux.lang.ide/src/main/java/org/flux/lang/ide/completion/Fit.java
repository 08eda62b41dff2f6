// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.List;
import java.util.Optional;
import org.flux.graph.types.Signature.Slot;

/** Whether what somebody gives is what somebody else takes, the best first. */
enum Fit {
    /** As many values, and of the same types. */
    SAME,
    /** Nothing contradicts it: types or their number are not known yet. */
    OPEN,
    DIFFERENT;

    static Fit of(Optional<List<Slot>> given, Optional<List<Slot>> taken) {
        if (given.isEmpty() || taken.isEmpty()) {
            return OPEN;
        }
        if (given.get().size() != taken.get().size()) {
            return DIFFERENT;
        }
        Fit worst = SAME;
        for (int i = 0; i < given.get().size(); i++) {
            Slot left = given.get().get(i);
            Slot right = taken.get().get(i);
            if (left.type().isEmpty() || right.type().isEmpty()) {
                worst = OPEN;
            } else if (!left.type().equals(right.type())) {
                return DIFFERENT;
            }
        }
        return worst;
    }
}
