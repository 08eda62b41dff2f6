// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

/** A line that cannot be carried out; the message is for the client. */
public final class BadCommand extends Exception {
    private static final long serialVersionUID = 1L;

    BadCommand(String message) {
        super(message, null, false, false);
    }
}
