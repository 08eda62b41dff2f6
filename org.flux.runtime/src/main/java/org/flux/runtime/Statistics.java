// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/**
 * Counts of a server since its start; exact once it has terminated.
 *
 * @param started flows; each is later counted once as completed, handled, failed or dropped
 * @param handled flows that failed and whose handler dealt with it
 * @param failed flows that failed and that no handler dealt with
 * @param dropped flows that ended because no variant matched, under {@code pragma nomatch = drop}
 * @param refused items of push sources that started no flow
 * @param handlerFailures failures of handlers
 * @param sourceFailures failed calls of pull sources
 * @param inFlight flows that have started and not ended
 */
public record Statistics(long started, long completed, long handled, long failed, long dropped, long refused, long handlerFailures,
        long sourceFailures, long inFlight) {}
