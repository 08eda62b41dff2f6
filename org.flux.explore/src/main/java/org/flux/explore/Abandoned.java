// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/** Ends a flow whose schedule is not run to its end. */
final class Abandoned extends Error {
    private static final long serialVersionUID = 1;
    static final Abandoned INSTANCE = new Abandoned();

    private Abandoned() {
        super(null, null, false, false);
    }
}
