// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import org.flux.simulator.model.RuntimeKind;

/** A machine and what runs on it: what a row of a table and a curve of a chart is about. */
public record Series(RuntimeKind runtime, int cores) {

    /** {@code virtual, 4 cores}. */
    @Override
    public String toString() {
        return runtime.spelling() + ", " + cores + (cores == 1 ? " core" : " cores");
    }
}
