// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.paths;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers every path of a flow after Ball and Larus, "Efficient Path Profiling" (MICRO 1996), over the expansion of the program, with one
 * error edge for each node that can fail.
 *
 * <p>The error edge of a node comes first (value 0), so that its success edge has value 1 and the sum of the edges taken so far <em>is</em>
 * the number of the path on which the flow fails here: one register is at once position, trail and path number. Which nodes have an error
 * edge: every concrete node; an abstract node that acquires locks or chooses among variants by patterns (a predicate may throw, or no
 * variant match). A root whose source has a session function has one error edge before the target.
 *
 * <p>A node shared by several callers is numbered relative to {@code rest}, the number of paths from its end to the end of the flow: with
 * {@code c} completing and {@code f} failing paths of its own it accounts for {@code c * rest + f} paths.
 *
 * @param shapes by node name; external functions, which are handlers, are like concrete nodes
 * @param roots by the name of the node at which flows start: the target of each source, the node of each abstract source, and each
 *     handler; the value is the number of paths with {@code rest = 1}
 * @param sessionRoots the roots that are the target of a source with a session function: their first edge is that of the session function,
 *     also for flows of another source with the same target, which just take its success edge
 */
public record PathNumbering(Map<String, Shape> shapes, Map<String, BigInteger> roots, Set<String> sessionRoots) {

    /** Numbers saturate here: a count of this size means "at least so many", and paths beyond have no number. */
    public static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(62);

    /**
     * @param hasErrorEdge whether the node itself can fail
     * @param completing number of paths that run through the node's expansion to its end
     * @param failing number of paths that fail at the node or inside its expansion
     * @param variants for an abstract node, completing and failing of each variant in order (the node's own error edge not counted)
     */
    public record Shape(boolean hasErrorEdge, BigInteger completing, BigInteger failing, List<Shape> variants) {

        /** The number of paths from here to the end of the flow, at most {@link #LIMIT}. */
        public BigInteger paths(BigInteger rest) {
            return completing.multiply(rest).add(failing).min(LIMIT);
        }

        /** Whether the numbers are exact. */
        public boolean isExact() {
            return completing.compareTo(LIMIT) < 0 && failing.compareTo(LIMIT) < 0;
        }
    }
}
