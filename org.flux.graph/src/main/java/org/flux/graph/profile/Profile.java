// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/**
 * What was measured of a program while it ran. Times are nanoseconds; what is empty has not been measured. Where flows come too fast to
 * time all of them, those that were timed stand for those that were not: counts of distributions and locks are estimates of all flows then,
 * counts of paths and of flows never are.
 *
 * @param program name of the program's file, without folders
 * @param runtime {@code virtual}, {@code threads}, {@code pool} or {@code event}
 * @param cores how many processors the Java runtime had
 * @param maxFlows how many flows could be in flight at once
 * @param java version of the Java runtime
 * @param seconds for how long was measured
 * @param paths in descending order of count
 * @param unknownPaths flows whose path has no number, since the program has too many paths
 */
public record Profile(String program, String runtime, int cores, long maxFlows, String java, double seconds, Flows flows, Process process,
        List<Source> sources, List<PathCount> paths, long unknownPaths, List<NodeTimes> nodes, List<Lock> locks) {

    public Profile {
        sources = List.copyOf(sources);
        paths = List.copyOf(paths);
        nodes = List.copyOf(nodes);
        locks = List.copyOf(locks);
    }

    /**
     * How many flows.
     *
     * @param started those that ended are completed, handled, failed or dropped; the others were still in flight
     * @param handled failed, and a handler dealt with it
     * @param failed failed, and no handler dealt with it, or the handler failed too
     * @param dropped matched no variant where the program says that this is no failure
     * @param refused came when no flow could be started for them; none of {@code started}
     * @param timed those whose nodes were timed
     */
    public record Flows(long started, long completed, long handled, long failed, long dropped, long refused, long timed) {
        public long ended() {
            return completed + handled + failed + dropped;
        }
    }

    /**
     * What the whole process took while measuring.
     *
     * @param cpu processor time
     * @param compiler time that the just-in-time compiler spent, most of it part of {@code cpu}
     */
    public record Process(Optional<Double> cpu, Optional<Double> compiler) {}

    /**
     * The flows of one source.
     *
     * @param root name of the node at which they start
     * @param interarrival from the arrival of one flow to that of the next
     * @param latency from admission to the end, handler included
     * @param start from admission until the flow's first instruction runs; part of the latency
     * @param overhead the part of the latency after the start that was spent in no node, in no lock's queue, and not on the way to another
     *     thread: dispatch, session function, releasing locks
     * @param sessions empty if the source has no session function
     */
    public record Source(String node, String root, long flows, Optional<Distribution> interarrival, Optional<Distribution> latency,
            Optional<Distribution> start, Optional<Distribution> overhead, Optional<Sessions> sessions) {}

    /**
     * How flows were spread over sessions.
     *
     * @param distinct how many sessions, an estimate if {@code share < 1}
     * @param share which part of all sessions was looked at, since memory is limited; chosen by chance
     * @param counts of the sessions that were looked at, ascending by number of flows
     */
    public record Sessions(long distinct, double share, List<SessionCount> counts) {
        public Sessions {
            counts = List.copyOf(counts);
        }
    }

    /** So many sessions had so many flows each. */
    public record SessionCount(long flows, long sessions) {}

    /** How a path ended. */
    public enum Outcome {
        COMPLETED, FAILED, DROPPED
    }

    /**
     * How often a path was taken, by flows or, if its root is a handler, by handlers.
     *
     * @param number see {@link org.flux.graph.paths.PathNumbering}
     */
    public record PathCount(String root, BigInteger number, long count, Outcome outcome) {}

    /**
     * What the calls of a node took; of an abstract node, what its predicates took.
     *
     * @param wall without waiting for locks and without the way to another thread and back
     * @param cpu the processor time of it, where the platform tells
     * @param queue waiting for another thread and for the way back
     */
    public record NodeTimes(String node, Optional<Distribution> wall, Optional<Distribution> cpu, Optional<Distribution> queue) {}

    /** @param lock its name, without scope */
    public record Lock(String lock, LockScope scope, List<Use> uses) {
        public Lock {
            uses = List.copyOf(uses);
        }
    }

    /**
     * How a lock was used by one node.
     *
     * @param contended how many of {@code acquired} had to wait
     * @param waits of those that had to wait
     * @param holds from acquisition to release
     */
    public record Use(String node, LockMode mode, long acquired, long contended, Optional<Distribution> waits,
            Optional<Distribution> holds) {}

    /** What was measured of a node. */
    public Optional<NodeTimes> node(String name) {
        return nodes.stream().filter(n -> n.node().equals(name)).findFirst();
    }

    /** A line for each name or path in it that a program does not have; then the program has been changed since, or is another. */
    public List<String> strangers(Analysis analysis) {
        Set<String> known = analysis.graph().nodes().keySet();
        Set<String> names = new LinkedHashSet<>();
        sources.forEach(s -> names.addAll(List.of(s.node(), s.root())));
        paths.forEach(p -> names.add(p.root()));
        nodes.forEach(n -> names.add(n.node()));
        locks.forEach(l -> l.uses().forEach(u -> names.add(u.node())));
        List<String> strangers = new ArrayList<>();
        names.stream().filter(name -> !known.contains(name)).forEach(name -> strangers.add(stranger("a node", name, known)));
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        paths.stream().filter(p -> known.contains(p.root()) && !has(codec, p))
                .forEach(p -> strangers.add("the profile counts a path " + p.root() + " " + p.number()
                        + (p.outcome() == Outcome.COMPLETED ? " that completes" : " that fails") + ", which the program does not have"));
        Set<String> knownLocks = new LinkedHashSet<>();
        analysis.locks().order().locks().forEach(lock -> knownLocks.add(lock.toString()));
        locks.stream().map(l -> new org.flux.graph.Lock(l.lock(), l.scope()).toString()).filter(lock -> !knownLocks.contains(lock))
                .forEach(lock -> strangers.add(stranger("a lock", lock, knownLocks)));
        return strangers;
    }

    private static boolean has(PathCodec codec, PathCount counted) {
        try {
            Path path = codec.decode(counted.root(), counted.number());
            return path.fails() == (counted.outcome() != Outcome.COMPLETED);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String stranger(String kind, String name, Set<String> known) {
        return "the profile says something of " + kind + " `" + name + "`, which the program does not have"
                + DidYouMean.suffix(DidYouMean.closest(name, known));
    }
}
