// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.paths;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.paths.Path.Entry;
import org.flux.graph.paths.PathNumbering.Shape;
import org.flux.graph.syntax.Name;

/**
 * From the number of a path to the path and back. The path is walked like a flow runs; every pending step knows {@code rest}, the number of
 * paths from its end to the end of the flow. Works where the root's numbers are exact.
 */
public final class PathCodec {
    private final ProgramGraph graph;
    private final PathNumbering numbering;

    public PathCodec(ProgramGraph graph, PathNumbering numbering) {
        this.graph = graph;
        this.numbering = numbering;
    }

    /** A step to be taken. */
    private record Pending(String node, BigInteger rest, int depth) {}

    /**
     * The path of a number.
     *
     * @throws IllegalArgumentException if {@code root} is none or has no path of that number
     */
    public Path decode(String root, BigInteger number) {
        BigInteger paths = numbering.roots().get(root);
        if (paths == null || number.signum() < 0 || number.compareTo(paths) >= 0) {
            throw new IllegalArgumentException(root + " has no path " + number);
        }
        BigInteger left = number;
        List<Entry> entries = new ArrayList<>();
        if (numbering.sessionRoots().contains(root)) {
            if (left.signum() == 0) {
                return new Path(root, List.of(), true);
            }
            left = left.subtract(BigInteger.ONE);
        }
        Deque<Pending> stack = new ArrayDeque<>(List.of(new Pending(root, BigInteger.ONE, 0)));
        while (!stack.isEmpty()) {
            Pending step = stack.pop();
            Shape shape = numbering.shapes().get(step.node());
            if (shape.hasErrorEdge()) {
                if (left.signum() == 0) {
                    boolean concrete = shape.variants().isEmpty();
                    entries.add(new Entry(step.node(), concrete ? Path.CONCRETE : Path.NOT_CHOSEN, step.depth()));
                    return new Path(root, List.copyOf(entries), true);
                }
                left = left.subtract(BigInteger.ONE);
            }
            int chosen = Path.CONCRETE;
            if (graph.nodes().get(step.node()) instanceof Node.AbstractNode node) {
                chosen = 0;
                BigInteger size = shape.variants().getFirst().paths(step.rest());
                while (left.compareTo(size) >= 0) {
                    left = left.subtract(size);
                    size = shape.variants().get(++chosen).paths(step.rest());
                }
                push(node.variants().get(chosen), step, stack);
            }
            entries.add(new Entry(step.node(), chosen, step.depth()));
        }
        return new Path(root, List.copyOf(entries), false);
    }

    /** The number of a path that {@link #decode} gives. */
    public BigInteger encode(Path path) {
        BigInteger number = BigInteger.ZERO;
        if (numbering.sessionRoots().contains(path.root())) {
            if (path.entries().isEmpty()) {
                return number;
            }
            number = BigInteger.ONE;
        }
        Deque<Pending> stack = new ArrayDeque<>(List.of(new Pending(path.root(), BigInteger.ONE, 0)));
        for (Iterator<Entry> entries = path.entries().iterator(); entries.hasNext();) {
            Entry entry = entries.next();
            Pending step = stack.pop();
            if (path.fails() && !entries.hasNext()) {
                return number;
            }
            Shape shape = numbering.shapes().get(entry.node());
            number = shape.hasErrorEdge() ? number.add(BigInteger.ONE) : number;
            if (graph.nodes().get(entry.node()) instanceof Node.AbstractNode node) {
                for (int i = 0; i < entry.variant(); i++) {
                    number = number.add(shape.variants().get(i).paths(step.rest()));
                }
                push(node.variants().get(entry.variant()), step, stack);
            }
        }
        return number;
    }

    private void push(Node.Variant variant, Pending parent, Deque<Pending> stack) {
        BigInteger rest = parent.rest();
        for (Name step : variant.steps().reversed()) {
            stack.push(new Pending(step.text(), rest, parent.depth() + 1));
            rest = numbering.shapes().get(step.text()).paths(rest);
        }
    }
}
