// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.List;
import java.util.Optional;

/**
 * What came of an exploration.
 *
 * @param results one for each shape and combination of sources, up to the first violation
 */
public record Report(List<Result> results) {
    public Report {
        results = List.copyOf(results);
    }

    /** How far a search went. */
    public enum End {
        /** Every schedule has been seen, or one that differs only in the order of independent operations. */
        EXHAUSTED,
        /** As many schedules as were allowed. */
        LIMIT,
        /** As long as was allowed. */
        TIME,
        /** Up to the first violation. */
        VIOLATION
    }

    /**
     * @param sources of the flows
     * @param schedules that were run to their end
     * @param repeated schedules that were broken off since they would have repeated others
     * @param steps of the longest schedule
     */
    public record Result(Shape shape, List<String> sources, long schedules, long repeated, int steps, End end,
            Optional<Violation> violation) {
        public Result {
            sources = List.copyOf(sources);
        }
    }

    public Optional<Violation> violation() {
        return results.stream().flatMap(r -> r.violation().stream()).findFirst();
    }

    public boolean isExhaustive() {
        return results.stream().allMatch(r -> r.end() == End.EXHAUSTED);
    }

    public long schedules() {
        return results.stream().mapToLong(Result::schedules).sum();
    }
}
