// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

/** What is wanted cannot be had; the message is worded for the client. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
