// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.Path.Entry;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.profile.Profile.Use;

/**
 * What a program's flows cost, by path, by node and by lock. How often a node was called is known exactly, from the paths; what a call
 * takes on average, from those that were timed; what a path takes is the sum of what its nodes take on average.
 *
 * @param paths those of flows and those of handlers, the most frequent first
 * @param nodes the most expensive first; then the calls of pull sources, which wait for the world and are no cost
 * @param uses of locks, that for which flows waited most first
 * @param time nanoseconds of all calls of all nodes together
 */
record Costs(Profile profile, List<PathCost> paths, List<NodeCost> nodes, List<LockCost> uses, double time) {

    /**
     * @param path empty if the program has no such path
     * @param steps the nodes on it without abstract ones that have one way to go; those that chose with the number of the variant
     * @param share of all flows; of a handler's path too
     * @param time of its nodes' calls, in nanoseconds, for one run along it
     */
    record PathCost(PathCount counted, Optional<Path> path, List<String> steps, double share, double time) {
        double total() {
            return time * counted.count();
        }
    }

    /**
     * @param calls how many, also those of flows that were not timed
     * @param isSource whether it is the call of a pull source
     */
    record NodeCost(NodeTimes times, long calls, boolean isSource) {
        double mean() {
            return times.wall().map(Distribution::mean).orElse(0.0);
        }

        double total() {
            return isSource ? 0 : calls * mean();
        }
    }

    record LockCost(Lock lock, Use use) {
        double waited() {
            return use.waits().map(Distribution::sum).orElse(0.0);
        }
    }

    static Costs of(Analysis analysis, Profile profile) {
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        Set<String> sources = new HashSet<>();
        analysis.graph().sources().stream().map(Source::node).forEach(sources::add);
        Map<String, Double> means = new HashMap<>();
        profile.nodes().forEach(node -> means.put(node.node(), node.wall().map(Distribution::mean).orElse(0.0)));
        Map<String, Long> calls = new HashMap<>();
        List<PathCost> paths = new ArrayList<>();
        for (PathCount counted : profile.paths()) {
            Optional<Path> path = decoded(codec, counted);
            double time = 0;
            for (Entry entry : path.map(Path::entries).orElse(List.of())) {
                calls.merge(entry.node(), counted.count(), Long::sum);
                time += means.getOrDefault(entry.node(), 0.0);
            }
            paths.add(new PathCost(counted, path, path.map(p -> steps(analysis, p)).orElse(List.of()),
                    (double) counted.count() / Math.max(1, profile.flows().started()), time));
        }
        List<NodeCost> nodes = new ArrayList<>();
        for (NodeTimes times : profile.nodes()) {
            boolean isSource = sources.contains(times.node());
            long timed = times.wall().map(Distribution::count).orElse(0L);
            nodes.add(new NodeCost(times, isSource ? timed : calls.getOrDefault(times.node(), timed), isSource));
        }
        nodes.sort(Comparator.comparing(NodeCost::isSource).thenComparing(NodeCost::total, Comparator.reverseOrder()));
        List<LockCost> uses = new ArrayList<>();
        profile.locks().forEach(lock -> lock.uses().forEach(use -> uses.add(new LockCost(new Lock(lock.lock(), lock.scope()), use))));
        uses.sort(Comparator.comparing(LockCost::waited, Comparator.reverseOrder())
                .thenComparing(cost -> cost.use().acquired(), Comparator.reverseOrder()));
        return new Costs(profile, List.copyOf(paths), List.copyOf(nodes), List.copyOf(uses),
                nodes.stream().mapToDouble(NodeCost::total).sum());
    }

    private static List<String> steps(Analysis analysis, Path path) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < path.entries().size(); i++) {
            Entry entry = path.entries().get(i);
            boolean failsHere = path.fails() && i == path.entries().size() - 1;
            if (failsHere || entry.variant() == Path.CONCRETE) {
                steps.add(entry.node());
            } else if (analysis.graph().nodes().get(entry.node()) instanceof Node.AbstractNode node && node.variants().size() > 1) {
                steps.add(entry.node() + "[" + (entry.variant() + 1) + "]");
            }
        }
        return steps;
    }

    private static Optional<Path> decoded(PathCodec codec, PathCount counted) {
        try {
            return Optional.of(codec.decode(counted.root(), counted.number()));
        } catch (IllegalArgumentException stranger) {
            return Optional.empty();
        }
    }

    /** Flows of a source per second. */
    double rate(Profile.Source source) {
        return profile.seconds() > 0 ? source.flows() / profile.seconds() : 0;
    }

    /** Which part of the time of all nodes this is. */
    double share(double nanoseconds) {
        return time == 0 ? 0 : nanoseconds / time;
    }
}
