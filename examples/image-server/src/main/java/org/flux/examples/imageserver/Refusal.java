// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import org.flux.http.Request;

/** A request that asks for something that cannot be; the message is for the client. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status of HTTP that says so. */
    int status() {
        return status;
    }

    /** Everything here can be read, nothing changed. */
    static void unlessReading(Request request) throws Refusal {
        if (!request.method().equals("GET") && !request.isHead()) {
            throw new Refusal(405, "only GET and HEAD are possible here");
        }
    }
}
