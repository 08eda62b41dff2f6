// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** Thrown by the method of a pull source to end the source: no further flow is started from it. */
public final class EndOfSource extends Exception {
    private static final long serialVersionUID = 1L;

    public EndOfSource() {
        super("the source has ended", null, false, false);
    }
}
