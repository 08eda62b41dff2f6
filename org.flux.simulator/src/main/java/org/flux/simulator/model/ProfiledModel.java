// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.quantities.Quantities;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.simulator.engine.Empirical;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Place;
import org.flux.simulator.model.ServerModel.SessionClass;
import org.flux.simulator.model.ServerModel.Step;

/** Makes the model of a program from what was measured of it. */
final class ProfiledModel {
    /** What other threads need cores for because of a flow: reading and writing what goes over the network, for example. */
    static final String OUTSIDE = "work outside the nodes";
    /** What a flow needs cores for between its nodes. */
    private static final String OVERHEAD = "runtime overhead of ";
    /** A blocking node that seems to use a core for less than this share of its time is taken to use none. */
    private static final double NEGLIGIBLE = 0.1;
    /** A source that was so much busier when it was busy than on the whole was idle part of the time. */
    private static final double IDLE = 1.2;
    /** What the just-in-time compiler takes of a server in its first minutes, unless the profile knows: nanoseconds, by experience. */
    private static final double COMPILING = 1.5e9;
    /** A program of whose processor time the compiler takes more than this share gets faster yet. */
    private static final double WARM = 0.1;

    private final Analysis profiled;
    private final Analysis analysis;
    private final Profile profile;
    private final List<String> assumptions = new ArrayList<>();
    private final Map<String, Integer> nodeIndex = new LinkedHashMap<>();
    private final Map<Lock, Integer> lockIndex = new LinkedHashMap<>();
    /** Of the program as it was profiled. */
    private final Map<String, List<Counted>> paths = new HashMap<>();

    /** A path and how often it was taken. */
    private record Counted(Path path, PathCount count) {}

    private ProfiledModel(Analysis profiled, Profile profile, Analysis analysis) {
        this.profiled = profiled;
        this.analysis = analysis;
        this.profile = profile;
    }

    static ServerModel of(Analysis analysis, Profile profile) {
        return of(analysis, profile, analysis);
    }

    /**
     * The model of a program with other locks than the one that was profiled.
     *
     * @param profiled the program as it was profiled
     * @param changed the same nodes with other constraints or another order of locks
     */
    static ServerModel of(Analysis profiled, Profile profile, Analysis changed) {
        List<String> strangers = profile.strangers(profiled);
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(strangers.getFirst());
        }
        if (!(profile.seconds() > 0)) {
            throw new IllegalArgumentException("the profile says that it was taken for " + profile.seconds() + " seconds");
        }
        return new ProfiledModel(profiled, profile, changed).model();
    }

    private ServerModel model() {
        PathCodec codec = new PathCodec(profiled.graph(), profiled.paths());
        for (PathCount count : profile.paths()) {
            paths.computeIfAbsent(count.root(), root -> new ArrayList<>())
                    .add(new Counted(codec.decode(count.root(), count.number()), count));
        }
        if (profile.unknownPaths() > 0) {
            assumptions.add(profile.unknownPaths() + " flows took paths that have no number; they are taken to be like the others.");
        }
        profile.process().compiler().ifPresent(this::sayIfCold);
        numberNodes();
        // Those of the profiled program first: so models of the same program in another order can be compared.
        for (Analysis numbered : List.of(profiled, analysis)) {
            numbered.locks().order().locks().forEach(lock -> lockIndex.putIfAbsent(lock, lockIndex.size()));
        }
        List<ModelSource> sources = new ArrayList<>();
        for (Profile.Source source : profile.sources()) {
            List<ModelPath> taken = paths(source);
            if (source.flows() > 0 && taken.isEmpty()) {
                assumptions.add("No path of " + source.node() + "'s flows is known; the source is left out.");
            } else if (source.flows() > 0) {
                sources.add(source(source, taken));
            }
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("the profile has no flows: nothing happened while it was taken");
        }
        List<ModelNode> nodes = new Demands(profile, analysis, nodeIndex, assumptions).of(sources);
        List<ModelLock> locks = lockIndex.keySet().stream().map(lock -> new ModelLock(lock.name(), lock.scope())).toList();
        ServerModel all = new ServerModel(analysis.graph().name(), nodes, locks, sources, assumptions);
        return all.withoutUnused();
    }

    /** In the order of the program; abstract nodes if they took time. */
    private void numberNodes() {
        for (String name : analysis.graph().nodes().keySet()) {
            Node node = analysis.graph().nodes().get(name);
            boolean timed = profile.node(name).flatMap(NodeTimes::wall).isPresent();
            if (timed || node instanceof Node.ConcreteNode) {
                nodeIndex.put(name, nodeIndex.size());
            }
        }
        for (Profile.Source source : profile.sources()) {
            source.overhead().ifPresent(d -> nodeIndex.put(overhead(source), nodeIndex.size()));
        }
        if (profile.process().cpu().isPresent()) {
            nodeIndex.put(OUTSIDE, nodeIndex.size());
        }
    }

    private static String overhead(Profile.Source source) {
        return OVERHEAD + source.node();
    }

    private void sayIfCold(double compiling) {
        double share = compiling / profile.process().cpu().filter(cpu -> cpu > 0).orElse(Double.POSITIVE_INFINITY);
        if (share > WARM) {
            assumptions.add("Compiling took " + Quantities.percent(share) + " of the processor time while the program was profiled, so that"
                    + " it was slower than it will be. Profile it later: --profile-after=1m, for example.");
        }
    }

    private ModelSource source(Profile.Source source, List<ModelPath> taken) {
        double rate = rate(source);
        boolean push = profiled.graph().nodes().get(source.node()).modifier() == Modifier.PUSH;
        List<SessionClass> sessions = source.sessions().map(s -> s.counts().stream()
                .map(c -> new SessionClass(c.flows(), Math.max(1, Math.round(c.sessions() / s.share())))).toList()).orElse(List.of());
        return new ModelSource(source.node(), push, rate,
                source.interarrival().map(ProfiledModel::variate).orElse(Variate.exponential(1e9 / rate)), sessions, taken);
    }

    /** While flows came: before and after a load the server may have been idle. */
    private double rate(Profile.Source source) {
        double overall = source.flows() / profile.seconds();
        double active = source.interarrival().filter(d -> d.mean() > 0).map(d -> 1e9 / d.mean()).orElse(overall);
        if (active > IDLE * overall) {
            assumptions.add(source.node() + "'s flows came at " + Quantities.rate(active) + " while they came; the profile is longer ("
                    + Quantities.rate(overall) + " on the whole).");
        }
        return active;
    }

    static Variate variate(Distribution distribution) {
        List<Distribution.Bucket> buckets = distribution.buckets();
        if (buckets.isEmpty()) {
            return Variate.constant(distribution.mean());
        }
        return new Empirical(buckets.stream().mapToDouble(b -> Math.max(b.from(), Math.min(distribution.min(), b.to()))).toArray(),
                buckets.stream().mapToDouble(b -> Math.min(b.to(), Math.max(distribution.max(), b.from()))).toArray(),
                buckets.stream().mapToLong(Distribution.Bucket::count).toArray(), distribution.mean());
    }

    private List<ModelPath> paths(Profile.Source source) {
        PathSteps expansion = new PathSteps(analysis, name -> nodeIndex.getOrDefault(name, -1), lockIndex::get);
        List<Step> before = new ArrayList<>();
        for (String extra : List.of(OUTSIDE, overhead(source))) {
            Optional.ofNullable(nodeIndex.get(extra)).ifPresent(index -> before.add(new Step.Visit(index)));
        }
        List<ModelPath> taken = new ArrayList<>();
        for (Counted counted : paths.getOrDefault(source.root(), List.of())) {
            if (counted.count().count() > 0) {
                List<Step> steps = new ArrayList<>(before);
                steps.addAll(expansion.of(counted.path()));
                boolean completes = counted.count().outcome() == Profile.Outcome.COMPLETED;
                Optional<String> handler = counted.count().outcome() == Profile.Outcome.FAILED ? expansion.handler(counted.path())
                        : Optional.empty();
                withHandler(counted.count().count(), completes, steps, handler, expansion, taken);
            }
        }
        return taken;
    }

    private void withHandler(double weight, boolean completes, List<Step> steps, Optional<String> handler, PathSteps expansion,
            List<ModelPath> into) {
        List<Counted> handling = handler.map(h -> paths.getOrDefault(h, List.of())).orElse(List.of());
        double all = handling.stream().mapToLong(h -> h.count().count()).sum();
        if (all > 0) {
            for (Counted way : handling) {
                List<Step> both = new ArrayList<>(steps);
                both.addAll(expansion.of(way.path()));
                into.add(new ModelPath(weight * way.count().count() / all, completes, both));
            }
            return;
        }
        handler.map(nodeIndex::get).ifPresent(index -> steps.add(new Step.Visit(index)));
        into.add(new ModelPath(weight, completes, steps));
    }

    /** How long nodes take, and on which resource. */
    private record Demands(Profile profile, Analysis analysis, Map<String, Integer> index, List<String> assumptions) {

        List<ModelNode> of(List<ModelSource> sources) {
            double[] visits = new double[index.size()];
            double flows = 0;
            for (ModelSource source : sources) {
                for (ModelPath path : source.paths()) {
                    flows += path.weight();
                    for (Step step : path.steps()) {
                        if (step instanceof Step.Visit visit) {
                            visits[visit.node()] += path.weight();
                        }
                    }
                }
            }
            double known = 0;
            double doubtful = 0;
            for (Map.Entry<String, Integer> entry : index.entrySet()) {
                double wall = time(entry.getKey()).map(Distribution::mean).orElse(0.0) * visits[entry.getValue()];
                Optional<Double> cpu = cpu(entry.getKey()).map(d -> d.mean() * visits[entry.getValue()]);
                known += cpu.orElse(place(entry.getKey()) == Place.CORE || place(entry.getKey()) == Place.RUNTIME ? wall : 0);
                doubtful += cpu.isEmpty() && place(entry.getKey()) == Place.BLOCKING ? wall : 0;
            }
            // Of a server that runs on, compiling is over some day: it is no flow's doing.
            double compiling = profile.process().compiler().orElse(COMPILING);
            double left = Math.max(0, profile.process().cpu().orElse(0.0) - known - compiling);
            double share = doubtful > 0 ? Math.min(1, left / doubtful) : 0;
            share = share < NEGLIGIBLE ? 0 : share;
            double outside = Math.max(0, left - share * doubtful) / Math.max(1, flows);
            if (outside > 0) {
                assumptions.add("Each flow makes other threads need a core for " + Quantities.duration(outside)
                        + " (network, collecting garbage): what the process used and no node did, less " + Quantities.duration(compiling)
                        + (profile.process().compiler().isPresent() ? " that compiling took." : " that compiling is taken to have taken."));
            }
            List<ModelNode> nodes = new ArrayList<>();
            for (String name : index.keySet()) {
                nodes.add(place(name) == Place.BACKGROUND ? new ModelNode(name, Place.BACKGROUND, Variate.constant(outside), 1)
                        : node(name, visits[index.get(name)] > 0, share));
            }
            return nodes;
        }

        private ModelNode node(String name, boolean visited, double shareUnlessKnown) {
            Optional<Distribution> wall = time(name);
            if (wall.isEmpty() && visited) {
                assumptions.add(name + " was not timed; it is taken to take no time.");
            }
            Variate time = wall.map(ProfiledModel::variate).orElse(Variate.constant(0));
            Place place = place(name);
            Optional<Double> measured = cpu(name).map(cpu -> time.mean() > 0 ? Math.clamp(cpu.mean() / time.mean(), 0, 1) : 0.0);
            if (place == Place.BLOCKING && measured.isEmpty() && visited) {
                assumptions.add(name + " is blocking and its processor time was not measured; it is taken to need a core for "
                        + Quantities.percent(shareUnlessKnown) + " of its time. A profile of --runtime=threads tells.");
            }
            return switch (place) {
                case CORE, RUNTIME, BACKGROUND -> new ModelNode(name, place, time, 1);
                case ASYNC -> new ModelNode(name, place, time, 0);
                case BLOCKING -> new ModelNode(name, place, time, measured.orElse(shareUnlessKnown));
            };
        }

        private Optional<Distribution> time(String name) {
            return place(name) == Place.RUNTIME
                    ? profile.sources().stream().filter(s -> overhead(s).equals(name)).findFirst().flatMap(Profile.Source::overhead)
                    : profile.node(name).flatMap(NodeTimes::wall);
        }

        private Optional<Distribution> cpu(String name) {
            return profile.node(name).flatMap(NodeTimes::cpu);
        }

        private Place place(String name) {
            Node node = analysis.graph().nodes().get(name);
            if (node == null) {
                return name.equals(OUTSIDE) ? Place.BACKGROUND : Place.RUNTIME;
            }
            return switch (node.modifier()) {
                case BLOCKING -> Place.BLOCKING;
                case ASYNC -> Place.ASYNC;
                default -> Place.CORE;
            };
        }
    }
}
