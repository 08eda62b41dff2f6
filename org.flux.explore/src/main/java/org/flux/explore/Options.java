// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is explored, and how far.
 *
 * @param shapes of generated code
 * @param flows how many flows there are at a time
 * @param failures how many nodes fail in one schedule, at most
 * @param preemptions how many preemptions a schedule has at most; empty for any number, with partial-order reduction
 * @param seed for schedules at random; empty for an orderly search
 * @param schedules how many schedules are run for each combination of sources and shape, at most
 * @param time how long all of it takes, at most, not counting the last schedule; empty for no limit
 */
public record Options(List<Shape> shapes, int flows, int failures, OptionalInt preemptions, OptionalLong seed, long schedules,
        Optional<Duration> time) {
    /** So many flows at a time, at most. */
    public static final int MOST_FLOWS = 8;

    public static final Options DEFAULT =
            new Options(List.of(Shape.values()), 2, 1, OptionalInt.empty(), OptionalLong.empty(), 100_000, Optional.empty());

    public Options {
        shapes = List.copyOf(shapes);
    }

    public Options shape(Shape only) {
        return new Options(List.of(only), flows, failures, preemptions, seed, schedules, time);
    }

    public Options flows(int wanted) {
        return new Options(shapes, wanted, failures, preemptions, seed, schedules, time);
    }

    public Options failures(int wanted) {
        return new Options(shapes, flows, wanted, preemptions, seed, schedules, time);
    }

    public Options preemptions(int wanted) {
        return new Options(shapes, flows, failures, OptionalInt.of(wanted), seed, schedules, time);
    }

    public Options seed(long wanted) {
        return new Options(shapes, flows, failures, preemptions, OptionalLong.of(wanted), schedules, time);
    }

    public Options schedules(long wanted) {
        return new Options(shapes, flows, failures, preemptions, seed, wanted, time);
    }

    Search search() {
        return seed.isPresent() ? new RandomWalk(seed.getAsLong())
                : preemptions.isPresent() ? new Preemptions(preemptions.getAsInt()) : new Reduction(flows);
    }
}
