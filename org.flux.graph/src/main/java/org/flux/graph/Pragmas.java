// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

/** The settings of the root file. */
public record Pragmas(LockOrderRule lockOrder, NoMatchRule noMatch) {
    public static final Pragmas DEFAULT = new Pragmas(LockOrderRule.ALPHABETICAL, NoMatchRule.ERROR);

    public enum LockOrderRule {
        ALPHABETICAL, INFERRED
    }

    public enum NoMatchRule {
        ERROR, DROP
    }
}
