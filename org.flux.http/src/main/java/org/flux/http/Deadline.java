// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.time.Duration;

/**
 * How long a connection may take for what it is at. Against clients that send or read as slowly as they can, to keep connections occupied:
 * a header has its time, a body must come at a least rate on top of it, and a response must make progress.
 */
final class Deadline {
    /** Bytes a second. */
    private static final int LEAST_BODY_RATE = 500;
    /** A connection that has been answered is read for so long, so that the answer is not lost by a reset. */
    private static final long LINGER = Duration.ofSeconds(2).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private enum Phase { IDLE, HEAD, BODY, FLOW, CLOSING }

    /** What is to be done. */
    enum Verdict { NONE, CLOSE, TOO_SLOW }

    private final long idle;
    private final long head;
    private Phase phase = Phase.IDLE;
    /** Whether the phase has been looked at: until then nobody knows when it began, and no request need read the clock. */
    private boolean seen;
    /** When the phase was first looked at. */
    private long since;
    private long lastBytes;
    private int bodySize;
    private boolean sending;
    private long progress;
    private long progressAt;

    Deadline(HttpSettings settings) {
        idle = settings.idleTimeout().toNanos();
        head = settings.headerTimeout().toNanos();
    }

    /** The connection waits for a request. */
    void restart() {
        enter(phase == Phase.FLOW ? Phase.IDLE : phase);
    }

    void bytesArrived() {
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
    }

    boolean headArrives() {
        return phase == Phase.HEAD;
    }

    void bodyBegins() {
        enter(Phase.BODY);
        bodySize = 0;
    }

    void bodyArrived(int size) {
        lastBytes = System.nanoTime();
        bodySize = size;
    }

    void flowBegins() {
        phase = Phase.FLOW;
    }

    void closing() {
        enter(Phase.CLOSING);
    }

    private void enter(Phase next) {
        phase = next;
        seen = false;
    }

    Verdict check(long now, Outgoing outgoing) {
        boolean sentBefore = sending;
        sending = outgoing.sending();
        if (sending) {
            long reached = outgoing.progress();
            if (!sentBefore || reached != progress) {
                progress = reached;
                progressAt = now;
            }
            return now - progressAt > idle ? Verdict.CLOSE : Verdict.NONE;
        }
        if (!seen) {
            seen = true;
            since = now;
            lastBytes = now;
        }
        return switch (phase) {
            case IDLE -> now - since > idle ? Verdict.CLOSE : Verdict.NONE;
            case HEAD -> now - since > head ? Verdict.TOO_SLOW : Verdict.NONE;
            case BODY -> {
                long allowed = head + bodySize * (SECOND / LEAST_BODY_RATE);
                yield now - lastBytes > idle || now - since > allowed ? Verdict.TOO_SLOW : Verdict.NONE;
            }
            case FLOW -> Verdict.NONE;
            case CLOSING -> now - since > LINGER ? Verdict.CLOSE : Verdict.NONE;
        };
    }
}
