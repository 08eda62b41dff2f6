// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

/** Thrown by {@link Http#respond} when the request has been answered before: a flow with two answers is a mistake in the program. */
public final class AnsweredTwice extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AnsweredTwice(Request request, int first, int second) {
        super(request + " was answered with " + second + " after it had been answered with " + first);
    }
}
