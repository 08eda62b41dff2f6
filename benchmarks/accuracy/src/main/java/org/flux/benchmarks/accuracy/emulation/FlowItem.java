// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What goes through a program in place of its values: the identity of a flow, on which everything depends that is random about it. A flow
 * of the same number and seed does the same at any speed and on any runtime.
 */
final class FlowItem {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final long number;
    private final Map<String, Integer> visits = new HashMap<>();

    FlowItem(long seed, long number) {
        this.seed = seed;
        this.number = number;
    }

    /** How often this was called with the same name before. */
    int visit(String subject) {
        return visits.merge(subject, 1, Integer::sum) - 1;
    }

    /** For one visit of a node, predicate or session function; of the same arguments the same. */
    SplittableRandom random(String subject, int visit) {
        return new SplittableRandom(mix(mix(mix(seed) ^ number * GOLDEN) ^ subject.hashCode() * GOLDEN) + visit);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
