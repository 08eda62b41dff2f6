// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.Locale;

/** How a flow ended, its handler included. */
public enum Ending {
    COMPLETED, HANDLED, FAILED, DROPPED;

    private final String inWords = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return inWords;
    }
}
