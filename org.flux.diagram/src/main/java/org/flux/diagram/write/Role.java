// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.Locale;

/** What a colour is for. A stylesheet of live views has a variable for each. */
public enum Role {
    BACKGROUND, INK, MUTED, LINE, BOX, BOX_EDGE, FLOW, FLOW_INSIDE, FLOW_EDGE, ELSEWHERE, SOURCE, SOURCE_EDGE, CHOICE, CHOICE_EDGE, PATTERN,
    LOCK, LOCK_EDGE, LOCK_HATCH, LOCK_INK, ERROR, ERROR_FILL, WARNING, SIGN, RING, OVERLAY,
    HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5;

    /** @param degree from 1 to 5 */
    static Role heat(int degree) {
        return values()[HEAT_1.ordinal() + degree - 1];
    }

    /** {@code --flux-box-edge}. */
    String variable() {
        return "--flux-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
