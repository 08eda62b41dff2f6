// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Variate;

/**
 * What a simulation needs to know of a program: what its flows do, how often, and how long that takes. Everything is data; where it comes
 * from is the business of {@link #of}.
 *
 * @param program for people
 * @param nodes what takes time; steps refer to them by index
 * @param locks steps refer to them by index
 * @param sources those that had flows
 * @param assumptions what the profile does not tell and was assumed, in sentences
 */
public record ServerModel(String program, List<ModelNode> nodes, List<ModelLock> locks, List<ModelSource> sources,
        List<String> assumptions) {
    public ServerModel {
        nodes = List.copyOf(nodes);
        locks = List.copyOf(locks);
        sources = List.copyOf(sources);
        assumptions = List.copyOf(assumptions);
    }

    /** Where a node spends its time. */
    public enum Place {
        /** On a core, from start to end. */
        CORE,
        /** {@code blocking}: mostly off the cores; the event runtime gives it a thread of its own. */
        BLOCKING,
        /** {@code async}: off the cores, without a thread. */
        ASYNC,
        /** On a core, for the flow, but in no node of the program: what the runtime does between nodes. */
        RUNTIME,
        /** On a core, but in other threads and no node of the program: the flow does not wait for it. */
        BACKGROUND
    }

    /**
     * Something that takes time: a node of the program, or other work that there is because of flows.
     *
     * @param name of other work than nodes, words
     * @param time nanoseconds of one visit
     * @param coreShare the share of {@code time} that a core is needed for
     */
    public record ModelNode(String name, Place place, Variate time, double coreShare) {
        /** Whether the program has it, so that somebody can make it faster. */
        public boolean isOfProgram() {
            return place != Place.RUNTIME && place != Place.BACKGROUND;
        }

        ModelNode withTime(Variate other) {
            return new ModelNode(name, place, other, coreShare);
        }

        /** A node that computes. */
        public static ModelNode computing(String name, Variate time) {
            return new ModelNode(name, Place.CORE, time, 1);
        }

        /** A blocking node that needs no core. */
        public static ModelNode blocking(String name, Variate time) {
            return new ModelNode(name, Place.BLOCKING, time, 0);
        }
    }

    /** @param without the share of the acquisitions that does without, for {@link WhatIf.LockShare} */
    public record ModelLock(String name, LockScope scope, double without) {
        public ModelLock(String name, LockScope scope) {
            this(name, scope, 0);
        }

        /** {@code room(session)} or {@code room(program)}: no other lock is called so. */
        String scopedName() {
            return name + "(" + scope + ")";
        }
    }

    /**
     * @param rate flows per second
     * @param interarrival nanoseconds between arrivals, for {@link Load.Arrivals#PROFILED}
     * @param sessions how many sessions have how many flows
     * @param paths what its flows do
     */
    public record ModelSource(String name, boolean push, double rate, Variate interarrival, List<SessionClass> sessions,
            List<ModelPath> paths) {
        public ModelSource {
            sessions = List.copyOf(sessions);
            paths = List.copyOf(paths);
        }

        ModelSource withPaths(List<ModelPath> others) {
            return new ModelSource(name, push, rate, interarrival, sessions, others);
        }
    }

    /** So many sessions have so many flows each. */
    public record SessionClass(long flows, long sessions) {}

    /** @param weight how often, relative to the source's other paths */
    public record ModelPath(double weight, boolean completes, List<Step> steps) {
        public ModelPath {
            steps = List.copyOf(steps);
        }
    }

    /** What a flow does. */
    public sealed interface Step {
        /** Visits a node. */
        record Visit(int node) implements Step {}

        /** @param by name of the node that takes the lock */
        record Acquire(int lock, boolean write, String by) implements Step {}

        /** Of the lock that was acquired last. */
        record Release(int lock) implements Step {}
    }

    /**
     * The model of a program as it was profiled.
     *
     * @throws IllegalArgumentException if the profile is another program's, or has no flows; the message says so
     */
    public static ServerModel of(Analysis analysis, Profile profile) {
        return ProfiledModel.of(analysis, profile);
    }

    /** A node of the program. */
    public OptionalInt node(String name) {
        return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).isOfProgram() && nodes.get(i).name().equals(name)).findFirst();
    }

    /**
     * What to call a lock: by its name, with {@code (program)} or {@code (session)} behind it where there is another one of that name.
     *
     * @param lock its index
     */
    String lockName(int lock) {
        String name = locks.get(lock).name();
        return locks.stream().filter(other -> other.name().equals(name)).count() == 1 ? name : locks.get(lock).scopedName();
    }

    /**
     * The locks that may be meant.
     *
     * @param name with or without {@code (program)} or {@code (session)} behind it
     * @return indexes, at most two: without, there may be a lock of the program and one of each session
     */
    List<Integer> locksCalled(String name) {
        return IntStream.range(0, locks.size())
                .filter(i -> locks.get(i).name().equals(name) || locks.get(i).scopedName().equals(name)).boxed().toList();
    }

    /** Without nodes and locks that no path has. */
    ServerModel withoutUnused() {
        int[] nodeNumbers = new int[nodes.size()];
        int[] lockNumbers = new int[locks.size()];
        sources.stream().flatMap(s -> s.paths().stream()).flatMap(p -> p.steps().stream()).forEach(step -> {
            switch (step) {
                case Step.Visit visit -> nodeNumbers[visit.node()] = 1;
                case Step.Acquire acquire -> lockNumbers[acquire.lock()] = 1;
                case Step.Release release -> lockNumbers[release.lock()] = 1;
            }
        });
        List<ModelNode> usedNodes = used(nodes, nodeNumbers);
        List<ModelLock> usedLocks = used(locks, lockNumbers);
        UnaryOperator<Step> renumbered = step -> switch (step) {
            case Step.Visit visit -> new Step.Visit(nodeNumbers[visit.node()]);
            case Step.Acquire acquire -> new Step.Acquire(lockNumbers[acquire.lock()], acquire.write(), acquire.by());
            case Step.Release release -> new Step.Release(lockNumbers[release.lock()]);
        };
        return new ServerModel(program, usedNodes, usedLocks, withSteps(renumbered).sources, assumptions);
    }

    /** Those marked with 1; the marks become their new numbers. */
    private static <T> List<T> used(List<T> all, int[] marks) {
        List<T> used = new ArrayList<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == 1) {
                marks[i] = used.size();
                used.add(all.get(i));
            }
        }
        return used;
    }

    ServerModel withSteps(UnaryOperator<Step> change) {
        return new ServerModel(program, nodes, locks, sources.stream().map(s -> s.withPaths(s.paths().stream()
                .map(p -> new ModelPath(p.weight(), p.completes(), p.steps().stream().map(change).toList())).toList())).toList(),
                assumptions);
    }

    /** The nodes that take a lock, each once. */
    List<String> users(int lock) {
        return sources.stream().flatMap(s -> s.paths().stream()).flatMap(p -> p.steps().stream())
                .filter(step -> step instanceof Step.Acquire acquire && acquire.lock() == lock)
                .map(step -> ((Step.Acquire) step).by()).distinct().toList();
    }

    ServerModel withNodes(List<ModelNode> others) {
        return new ServerModel(program, others, locks, sources, assumptions);
    }

    ServerModel withLocks(List<ModelLock> others) {
        return new ServerModel(program, nodes, others, sources, assumptions);
    }

    /** The sources that the load comes from, see {@link Load}. */
    public List<ModelSource> loadSources() {
        List<ModelSource> push = sources.stream().filter(ModelSource::push).toList();
        return push.isEmpty() ? sources : push;
    }

    /** Flows per second over all load sources, as they were profiled: the load where nobody names another. */
    public double rate() {
        return loadSources().stream().mapToDouble(ModelSource::rate).sum();
    }

    /** By source: whether load comes from it. */
    boolean[] areLoad() {
        List<ModelSource> loads = loadSources();
        boolean[] are = new boolean[sources.size()];
        for (int i = 0; i < are.length; i++) {
            are[i] = loads.contains(sources.get(i));
        }
        return are;
    }
}
