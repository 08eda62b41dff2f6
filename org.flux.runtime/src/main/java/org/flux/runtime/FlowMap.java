// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a program's failure messages are made from: its nodes, their lines and variants, described by generated code. It turns a root and
 * the number of a failing path into the path.
 *
 * <p>Paths are numbered after Ball and Larus, "Efficient Path Profiling" (MICRO 1996), with one error edge for each node that can fail.
 * With {@code rest} the number of paths from a node's end to the end of the flow, number 0 is failure at the node, if it has an error edge;
 * the numbers after it are shared out among the variants in order, {@code completing * rest + failing} to each. A concrete node thus takes
 * {@code rest + 1} numbers. Counts saturate at 2^62; a flow whose number got there has an unknown path.
 */
public final class FlowMap {
    private static final long LIMIT = Flow.UNKNOWN_PATH;
    private static final long FAILED_HERE = -1;

    private final String file;
    private final Map<String, Entry> nodes;
    private final Map<String, String> roots;
    private final Set<String> sessionRoots;

    private record Variant(int line, List<String> steps) {}

    private record Entry(String name, String file, int line, boolean isAbstract, boolean chooses, boolean errorEdge,
            List<Variant> variants) {}

    /** How many paths through a node or variant complete, and how many fail in it. */
    private record Shape(long completing, long failing) {
        long paths(long rest) {
            return plus(times(completing, rest), failing);
        }
    }

    private final Map<String, Shape> shapes = new HashMap<>();

    private FlowMap(String file, Builder described) {
        this.file = file;
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(described.nodes));
        roots = Map.copyOf(described.roots);
        sessionRoots = Set.copyOf(described.sessionRoots);
        nodes.keySet().forEach(this::shapeOf);
    }

    /** @param file name of the program's file, as shown in messages */
    public static Builder of(String file) {
        return new Builder(file);
    }

    /** Describes a program, in any order of nodes. A step that is not described counts as a concrete node. */
    public static final class Builder {
        private final String rootFile;
        private final Map<String, Entry> nodes = new LinkedHashMap<>();
        private final Map<String, String> roots = new HashMap<>();
        private final Set<String> sessionRoots = new HashSet<>();
        private String file;
        private String name;
        private int line;
        private boolean chooses;
        private boolean errorEdge;
        private List<Variant> variants;

        private Builder(String file) {
            this.rootFile = file;
            this.file = file;
        }

        /** The nodes that follow are defined in {@code file}. */
        public Builder inFile(String file) {
            finish();
            this.file = file;
            return this;
        }

        /** @param line where it is declared, counted from 1 */
        public Builder concrete(String name, int line) {
            finish();
            nodes.put(name, new Entry(name, file, line, false, false, true, List.of()));
            return this;
        }

        /** @param line where it is declared or first defined, counted from 1; its variants follow */
        public Builder abstractNode(String name, int line) {
            finish();
            this.name = name;
            this.line = line;
            chooses = false;
            errorEdge = false;
            variants = new ArrayList<>();
            return this;
        }

        /** The abstract node chooses among its variants by patterns; hence it has an error edge. */
        public Builder chosenByPatterns() {
            chooses = true;
            errorEdge = true;
            return this;
        }

        /** The abstract node acquires locks; hence it has an error edge. */
        public Builder acquiresLocks() {
            errorEdge = true;
            return this;
        }

        /** The next variant of the abstract node. No steps: the identity. */
        public Builder variant(int line, String... steps) {
            variants.add(new Variant(line, List.of(steps)));
            return this;
        }

        /** The flows of the source {@code node} start at {@code root}. */
        public Builder source(String node, String root) {
            roots.put(node, root);
            return this;
        }

        /** Likewise, and the source has a session function: the paths from {@code root} have its error edge first. */
        public Builder sourceWithSession(String node, String root) {
            sessionRoots.add(root);
            return source(node, root);
        }

        public FlowMap build() {
            finish();
            return new FlowMap(rootFile, this);
        }

        private void finish() {
            if (name != null) {
                nodes.put(name, new Entry(name, file, line, true, chooses, errorEdge, List.copyOf(variants)));
                name = null;
            }
        }
    }

    /** The path on which a flow from {@code root} fails whose register stands at {@code number}. */
    FlowPath decode(String root, boolean startsWithSession, long number) {
        Walk walk = new Walk();
        if (startsWithSession && number == 0) {
            walk.enter(root);
            return walk.path(root, " (session)");
        }
        long first = startsWithSession ? number - 1 : number;
        if (number < 0 || number >= LIMIT || walk.through(root, first, 1) != FAILED_HERE) {
            return FlowPath.unknown(file, root);
        }
        return walk.path(root, "");
    }

    /** Name of the program's file, as shown in messages. */
    String file() {
        return file;
    }

    /** The names of all nodes, as they have been described. */
    List<String> nodes() {
        return List.copyOf(nodes.keySet());
    }

    /** The node at which the flows of a source start, if it has been told. */
    Optional<String> rootOf(String source) {
        return Optional.ofNullable(roots.get(source));
    }

    /** Whether the paths from the root have the error edge of a session function first. */
    boolean startsWithSession(String root) {
        return sessionRoots.contains(root);
    }

    boolean isAbstract(String node) {
        Entry entry = nodes.get(node);
        return entry != null && entry.isAbstract();
    }

    /** Whether a flow spends time in the node itself: calling a component, or predicates to choose among variants. */
    boolean takesTime(String node) {
        Entry entry = nodes.get(node);
        return entry == null || !entry.isAbstract() || entry.chooses();
    }

    /** Whether a flow from {@code root} completes on the path of that number. */
    boolean completes(String root, boolean startsWithSession, long number) {
        long first = startsWithSession ? number - 1 : number;
        return first >= 0 && first < LIMIT && new Walk().through(root, first, 1) == 0;
    }

    /** How many paths a flow from {@code root} has, 2^62 if there are as many or more. For tests of generated numbers. */
    long paths(String root) {
        return shapeOf(root).paths(1);
    }

    private Shape shapeOf(String name) {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        Entry node = nodes.get(name);
        Shape shape;
        if (node == null || !node.isAbstract()) {
            shape = new Shape(1, 1);
        } else {
            long completing = 0;
            long failing = node.errorEdge() ? 1 : 0;
            for (Variant variant : node.variants()) {
                Shape of = shapeOf(variant);
                completing = plus(completing, of.completing());
                failing = plus(failing, of.failing());
            }
            shape = new Shape(completing, failing);
        }
        shapes.put(name, shape);
        return shape;
    }

    private Shape shapeOf(Variant variant) {
        long completing = 1;
        long failing = 0;
        for (String step : variant.steps()) {
            Shape of = shapeOf(step);
            failing = plus(failing, times(completing, of.failing()));
            completing = times(completing, of.completing());
        }
        return new Shape(completing, failing);
    }

    private static long plus(long a, long b) {
        return a > LIMIT - b ? LIMIT : a + b;
    }

    private static long times(long a, long b) {
        return a == 0 || b == 0 ? 0 : a > LIMIT / b ? LIMIT : a * b;
    }

    /** Walks from the root along the path that a number stands for. */
    private final class Walk {
        private final List<String> trail = new ArrayList<>();
        private final List<Integer> stack = new ArrayList<>();
        private final List<Integer> variantTaken = new ArrayList<>();

        void enter(String name) {
            stack.add(trail.size());
            variantTaken.add(-1);
            trail.add(name);
        }

        /** Returns the number among the {@code rest} paths that follow the node, or FAILED_HERE if the path ends inside. */
        long through(String name, long number, long rest) {
            enter(name);
            Entry node = nodes.get(name);
            long left = number;
            if (node == null || node.errorEdge()) {
                if (left == 0) {
                    return FAILED_HERE;
                }
                left--;
            }
            if (node != null && node.isAbstract()) {
                left = throughVariants(node, left, rest);
            }
            if (left >= 0) {
                stack.removeLast();
                variantTaken.removeLast();
            }
            return left;
        }

        private long throughVariants(Entry node, long number, long rest) {
            long left = number;
            for (int i = 0; i < node.variants().size(); i++) {
                Variant variant = node.variants().get(i);
                long paths = shapeOf(variant).paths(rest);
                if (left < paths) {
                    variantTaken.set(variantTaken.size() - 1, i);
                    return throughSteps(variant.steps(), left, rest);
                }
                left -= paths;
            }
            return Long.MIN_VALUE; // no such number
        }

        private long throughSteps(List<String> steps, long number, long rest) {
            long[] after = new long[steps.size() + 1];
            after[steps.size()] = rest;
            for (int i = steps.size() - 1; i > 0; i--) {
                after[i] = shapeOf(steps.get(i)).paths(after[i + 1]);
            }
            long left = number;
            for (int i = 0; i < steps.size() && left >= 0; i++) {
                left = through(steps.get(i), left, after[i + 1]);
            }
            return left;
        }

        FlowPath path(String root, String suffix) {
            StringBuilder text = new StringBuilder();
            String inFile = file;
            int line = 0;
            for (int i = 0; i < stack.size(); i++) {
                String name = trail.get(stack.get(i));
                Entry node = nodes.get(name);
                text.append(i == 0 ? "" : " > ").append(name);
                if (node != null) {
                    int taken = variantTaken.get(i);
                    if (taken >= 0) {
                        inFile = node.file();
                        line = node.variants().get(taken).line();
                        text.append(node.variants().size() > 1 ? "[" + (taken + 1) + "]" : "");
                    } else if (i == 0) {
                        inFile = node.file();
                        line = node.line();
                    }
                }
            }
            return new FlowPath(trail, stack, inFile + (line > 0 ? ":" + line : "") + " " + text + suffix);
        }
    }
}
