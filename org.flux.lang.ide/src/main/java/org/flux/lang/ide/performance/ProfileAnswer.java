// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.List;

/**
 * What is known of how a program performs. Times are nanoseconds, rates per second, shares from 0 to 1; what is not known is null.
 *
 * @param uri of the program's root
 * @param expected the name of the file that is looked for first, beside the program or in a folder around it
 * @param problem why there is no profile and what to do, a sentence; null if there is one: then what is below is there
 * @param file the URI of the file with the profile
 * @param modified when it was written, in milliseconds since 1970
 * @param title one line with the figures of the whole
 * @param strangers what the profile names and the program does not have, a line each: it is of another version
 * @param nodes those that took time, the most expensive first
 * @param locks each once, in the order of the program
 * @param unfit why nothing can be predicted from the profile, a sentence; null if something can
 * @param rate flows per second that arrived, as {@code flux/simulate} takes it unless it is told another; null if nothing can be predicted
 */
public record ProfileAnswer(String uri, String expected, String problem, String file, Long modified, String title, List<String> strangers,
        String runtime, Integer cores, Double seconds, List<OfNode> nodes, List<OfLock> locks, Limit bottleneck, String unfit,
        Double rate) {

    static ProfileAnswer without(String uri, String expected, String problem) {
        return new ProfileAnswer(uri, expected, problem, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @param share of the time that all nodes take */
    public record OfNode(String node, Double mean, Double p99, Double perSecond, Double share) {}

    /**
     * @param lock as the program names it, {@code room(session)} for example
     * @param waits mean of those that have to
     * @param contended share of the acquisitions that have to wait
     */
    public record OfLock(String lock, Double waits, Double contended) {}

    /** @param reason a sentence */
    public record Limit(String name, String reason) {}
}
