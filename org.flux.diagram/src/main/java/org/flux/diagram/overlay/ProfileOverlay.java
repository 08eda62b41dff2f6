// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.diagram.overlay.Performance.Bottleneck;
import org.flux.diagram.overlay.Performance.OfLock;
import org.flux.diagram.overlay.Performance.OfNode;
import org.flux.diagram.overlay.Performance.OfSource;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.quantities.Quantities;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.Modifier;

/**
 * What a profile says of a program.
 *
 * <p>Of what can limit the throughput, the bottleneck is what is used most: by the laws of utilisation (Denning and Buzen, "The Operational
 * Analysis of Queueing Network Models", 1978) it is the first that has no more to give when load grows, whatever the load was when the
 * profile was taken. What can limit are the cores, used for the processor time of nodes (without it, for the time of those that are not
 * declared {@code blocking} or {@code async}), and each lock of the program, used while a writer holds it.
 */
public final class ProfileOverlay {
    /** The name of this overlay where it is one of several: of the profile that belongs to a program. */
    public static final String NAME = "profile";
    private static final double NANOS = 1e9;

    private ProfileOverlay() {}

    public static KeyedOverlay of(Analysis analysis, Profile profile) {
        return performance(analysis, profile).overlay();
    }

    public static Performance performance(Analysis analysis, Profile profile) {
        FlowRates rates = FlowRates.of(analysis, profile);
        double seconds = Math.max(profile.seconds(), 1 / NANOS);
        Set<String> sourceNames = analysis.graph().sources().stream().map(Source::node).collect(Collectors.toSet());
        Map<String, OfNode> nodes = new LinkedHashMap<>();
        for (NodeTimes times : profile.nodes()) {
            if (!sourceNames.contains(times.node())) {
                times.wall().ifPresent(wall -> nodes.put(times.node(), node(times, wall, rates, seconds)));
            }
        }
        Map<String, OfSource> sources = new LinkedHashMap<>();
        profile.sources().forEach(source -> sources.put(source.node(), source(source, seconds)));
        List<OfLock> locks = new ArrayList<>();
        for (Profile.Lock lock : profile.locks()) {
            lock.uses().forEach(use -> locks.add(lock(new Lock(lock.lock(), lock.scope()), use, seconds)));
        }
        Optional<Bottleneck> bottleneck = bottleneck(analysis, profile, nodes, seconds);
        double perSecond = sources.values().stream().mapToDouble(OfSource::perSecond).sum();
        String title = "Profile: " + Quantities.rate(perSecond) + " for " + Quantities.duration(seconds * NANOS) + " on "
                + profile.runtime() + ", " + profile.cores() + (profile.cores() == 1 ? " core" : " cores")
                + bottleneck.map(limit -> " · bottleneck: " + limit.name()).orElse("");
        return new Performance(title, nodes, sources, locks, bottleneck, rates);
    }

    private static OfNode node(NodeTimes times, Distribution wall, FlowRates rates, double seconds) {
        List<String> details = new ArrayList<>();
        details.add(quantiles(wall));
        times.cpu().ifPresent(cpu -> details.add(Quantities.duration(cpu.mean()) + " of processor time on average"));
        times.queue().ifPresent(queue -> details.add(Quantities.duration(queue.mean()) + " on the way to another thread and back"));
        double perSecond = rates.ofNode(times.node());
        return new OfNode(perSecond > 0 ? perSecond : wall.count() / seconds, wall.mean(), wall.quantile(0.99), details);
    }

    private static OfSource source(Profile.Source source, double seconds) {
        List<String> details = new ArrayList<>();
        details.add(source.flows() + " flows, " + Quantities.rate(source.flows() / seconds));
        source.latency().ifPresent(latency -> details.add("from admission to end " + Quantities.duration(latency.mean())
                + " on average, " + quantiles(latency)));
        source.start().ifPresent(start -> details.add("waits " + Quantities.duration(start.mean()) + " on average before it starts"));
        return new OfSource(source.flows() / seconds, source.latency().map(Distribution::mean).orElse(Double.NaN),
                source.latency().map(latency -> latency.quantile(0.99)).orElse(Double.NaN), details);
    }

    private static String quantiles(Distribution times) {
        return "p50 " + Quantities.duration(times.quantile(0.5)) + ", p90 " + Quantities.duration(times.quantile(0.9)) + ", p99 "
                + Quantities.duration(times.quantile(0.99));
    }

    private static OfLock lock(Lock lock, Profile.Use use, double seconds) {
        return new OfLock(lock, use.node(), use.acquired() / seconds, use.acquired() == 0 ? 0 : (double) use.contended() / use.acquired(),
                use.waits().map(Distribution::mean).orElse(Double.NaN), use.holds().map(Distribution::mean).orElse(Double.NaN),
                use.waits().map(wait -> wait.quantile(0.99)).orElse(Double.NaN));
    }

    private static Optional<Bottleneck> bottleneck(Analysis analysis, Profile profile, Map<String, OfNode> nodes, double seconds) {
        Map<String, Double> onCores = new LinkedHashMap<>();
        nodes.forEach((name, times) -> onCores.put(name, times.perSecond() * core(analysis, profile.node(name).orElseThrow()) / NANOS));
        double inNodes = onCores.values().stream().mapToDouble(time -> time).sum();
        double cores = Math.max(1, profile.cores());
        double used = profile.process().cpu().map(cpu -> cpu / NANOS / seconds).orElse(inNodes) / cores;
        Optional<Profile.Lock> lock = profile.locks().stream().filter(one -> one.scope() == LockScope.PROGRAM)
                .max(Comparator.comparingDouble(one -> held(one, seconds)));
        if (lock.isPresent() && held(lock.get(), seconds) > used) {
            Profile.Use most = lock.get().uses().stream().filter(use -> use.mode() == LockMode.WRITE)
                    .max(Comparator.comparingDouble(ProfileOverlay::held)).orElseThrow();
            double share = held(most) / NANOS / seconds / held(lock.get(), seconds);
            Lock name = new Lock(lock.get().lock(), lock.get().scope());
            return Optional.of(new Bottleneck(name.toString(), Optional.of(name), Optional.of(most.node()),
                    "the lock is held " + Quantities.percent(held(lock.get(), seconds)) + " of the time, " + Quantities.percent(share)
                    + " of that by " + most.node() + "; the " + cores(profile) + " " + Quantities.percent(used) + " busy"));
        }
        return onCores.entrySet().stream().max(Map.Entry.comparingByValue()).filter(node -> node.getValue() > 0)
                .map(node -> new Bottleneck(node.getKey(), Optional.empty(), Optional.of(node.getKey()), "the " + cores(profile) + " "
                        + Quantities.percent(used) + " busy, and of what nodes use of " + (profile.cores() == 1 ? "it " : "them ")
                        + node.getKey() + " uses " + Quantities.percent(node.getValue() / inNodes)));
    }

    private static String cores(Profile profile) {
        return profile.cores() == 1 ? "core is" : profile.cores() + " cores are";
    }

    /** How long a call has a core to itself, in nanoseconds. */
    private static double core(Analysis analysis, NodeTimes times) {
        Modifier modifier = analysis.graph().node(times.node()).map(Node::modifier).orElse(Modifier.NONE);
        boolean elsewhere = modifier == Modifier.BLOCKING || modifier == Modifier.ASYNC;
        return times.cpu().or(() -> elsewhere ? Optional.empty() : times.wall()).map(Distribution::mean).orElse(0.0);
    }

    /** The share of time during which a writer has a lock. */
    private static double held(Profile.Lock lock, double seconds) {
        return lock.uses().stream().filter(use -> use.mode() == LockMode.WRITE).mapToDouble(ProfileOverlay::held).sum() / NANOS / seconds;
    }

    private static double held(Profile.Use use) {
        return use.holds().map(hold -> hold.mean() * use.acquired()).orElse(0.0);
    }
}
