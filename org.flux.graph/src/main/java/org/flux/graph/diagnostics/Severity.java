// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

public enum Severity {
    ERROR, WARNING, INFO, HINT;

    /** Lower case, as in messages and JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
