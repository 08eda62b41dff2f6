// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.util.concurrent.TimeUnit;

/** A client has used up what it may ask for. Thrown when there is much to do: without a stack trace. */
final class TooManyRequests extends Exception {
    private static final long serialVersionUID = 1L;

    private final long waitNanos;

    TooManyRequests(long waitNanos) {
        super("too many requests", null, false, false);
        this.waitNanos = waitNanos;
    }

    /** Whole seconds after which it may ask again, at least 1. */
    long waitSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(waitNanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
