// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/** A schedule that is to be replayed is none of the program's. */
public final class MisfitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MisfitException(String message) {
        super(message, null, false, false);
    }
}
