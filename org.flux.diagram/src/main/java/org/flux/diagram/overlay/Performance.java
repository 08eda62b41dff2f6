// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Lock;

/**
 * How a program performs, measured or predicted, as far as it is shown. Times are nanoseconds, rates per second, shares from 0 to 1; what
 * is not known is not a number.
 *
 * @param title what the figures are of, in one line
 * @param nodes by name: concrete nodes, handlers, and abstract nodes with what their predicates take
 * @param sources by name
 * @param locks each use of each lock, in the order of the program
 */
public record Performance(String title, Map<String, OfNode> nodes, Map<String, OfSource> sources, List<OfLock> locks,
        Optional<Bottleneck> bottleneck, FlowRates rates) {

    public Performance {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        locks = List.copyOf(locks);
    }

    /**
     * The calls of a node.
     *
     * @param details lines with what else is known
     */
    public record OfNode(double perSecond, double mean, double p99, List<String> details) {
        public OfNode {
            details = List.copyOf(details);
        }
    }

    /**
     * The flows of a source, from arrival to end.
     *
     * @param details lines with what else is known
     */
    public record OfSource(double perSecond, double mean, double p99, List<String> details) {
        public OfSource {
            details = List.copyOf(details);
        }
    }

    /**
     * A node's use of a lock.
     *
     * @param contended share of the acquisitions that have to wait
     * @param waits mean of those that have to
     * @param holds mean, from acquisition to release
     */
    public record OfLock(Lock lock, String node, double perSecond, double contended, double waits, double holds, double waitsP99) {}

    /**
     * What limits the throughput first.
     *
     * @param name of the lock, of the node that uses most of the cores, or what else limits; one or few words
     * @param lock if it is a lock
     * @param node the node that uses most of what limits
     * @param reason a sentence
     */
    public record Bottleneck(String name, Optional<Lock> lock, Optional<String> node, String reason) {}

    /** Each node, by name, with what it contains: its calls, from wherever, and their mean time. */
    public Map<String, OfNode> wholes() {
        return PerformanceOverlay.wholes(this);
    }

    /** Painted over diagrams. */
    public KeyedOverlay overlay() {
        return PerformanceOverlay.of(this);
    }
}
