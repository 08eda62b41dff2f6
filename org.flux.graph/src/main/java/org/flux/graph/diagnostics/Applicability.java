// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

/** Whether a fix can be applied without anybody looking at it; the distinction is rustc's. */
public enum Applicability {
    /** The program means the same afterwards, or what its text already said; {@code flux check --fix} applies it. */
    SAFE,
    /** A guess at what was meant, or a change of what the program does: an editor offers it, and nobody applies it unasked. */
    SUGGESTION;

    /** Lower case, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
