// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

/** What the codes with one first digit are about. */
public enum Family {
    SYNTAX('0'), NAMES('1'), TYPES('2'), DISPATCH('3'), GRAPH('4'), ERRORS('5'), CONSTRAINTS('6'), JAVA('7'), STYLE('9');

    private final char digit;

    Family(char digit) {
        this.digit = digit;
    }

    static Family of(char digit) {
        for (Family family : values()) {
            if (family.digit == digit) {
                return family;
            }
        }
        throw new IllegalArgumentException("no family " + digit);
    }

    /** Lower case, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
