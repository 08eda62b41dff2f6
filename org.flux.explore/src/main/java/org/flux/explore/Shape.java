// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.Locale;

/** The shape of generated code that is run. */
public enum Shape {
    DIRECT, EVENT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
