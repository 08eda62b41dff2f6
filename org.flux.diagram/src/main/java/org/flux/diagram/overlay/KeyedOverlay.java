// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.types.Types;

/**
 * An overlay whose values have names: what an {@link OverlayFile} says.
 *
 * <p>A node is named by its name, which means every box of it, or by the id of one box, which counts more. An arc is named by the nodes at
 * its ends, {@code From -> To}, everywhere, or with the abstract node (or the id of one of its boxes) whose steps they are, {@code Flow:
 * From -> To}, which counts more, or by the ids of the boxes at its ends, {@code Serve/Image -> Serve/Image/Write}, which counts most. A
 * lock is named by its name, or {@code room(session)}, or with the node (or the id of one of its boxes) that takes it, {@code Write:
 * cache}, which counts more.
 *
 * @param title of what the values are; may be empty
 * @param legend what colours mean
 */
public record KeyedOverlay(String title, List<Entry> legend, Map<String, Value> nodes, Map<String, Value> arcs, Map<String, Value> locks)
        implements Overlay {

    public KeyedOverlay {
        legend = List.copyOf(legend);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        arcs = Collections.unmodifiableMap(new LinkedHashMap<>(arcs));
        locks = Collections.unmodifiableMap(new LinkedHashMap<>(locks));
    }

    static String arc(String from, String to) {
        return from + " -> " + to;
    }

    static String of(String owner, String name) {
        return owner + ": " + name;
    }

    @Override
    public Optional<Value> ofBox(String box, String node) {
        return first(nodes, box, node);
    }

    @Override
    public Optional<Value> ofArc(Ends ends, Types.Arc arc) {
        String names = arc(arc.from(), arc.to());
        String flow = arc.variant().map(variant -> variant.node()).orElse(arc.from());
        return first(arcs, arc(ends.from(), ends.to()), of(ends.around(), names), of(flow, names), names);
    }

    @Override
    public Optional<Value> ofPassage(Ends ends) {
        return first(arcs, arc(ends.from(), ends.to()));
    }

    @Override
    public Optional<Value> ofError(Ends ends) {
        return first(arcs, arc(ends.from(), ends.to()));
    }

    @Override
    public Optional<Value> ofLock(String box, String node, Lock lock) {
        return first(locks, Stream.of(box + ": ", node + ": ", "").flatMap(owner -> Stream.of(owner + lock, owner + lock.name()))
                .toArray(String[]::new));
    }

    private static Optional<Value> first(Map<String, Value> values, String... keys) {
        return Stream.of(keys).filter(values::containsKey).findFirst().map(values::get);
    }

    /** A line for each name in it that a program does not have. */
    public List<String> strangers(Analysis analysis) {
        Set<String> known = analysis.graph().nodes().keySet();
        List<String> strangers = new ArrayList<>();
        for (String node : nodes.keySet()) {
            unknown(node, known).ifPresent(name -> strangers.add(stranger("a node", node, name, known)));
        }
        Set<String> knownArcs = new LinkedHashSet<>();
        analysis.types().arcs().forEach(arc -> knownArcs.add(arc(arc.from(), arc.to())));
        for (String arc : arcs.keySet()) {
            int colon = arc.indexOf(": ");
            String names = arc.substring(colon < 0 ? 0 : colon + 2);
            boolean isKnown = BoxIds.isId(names) ? Stream.of(names.split(" -> ")).allMatch(end -> unknown(end, known).isEmpty())
                    : knownArcs.contains(names);
            if (!isKnown || colon >= 0 && unknown(arc.substring(0, colon), known).isPresent()) {
                strangers.add(stranger("an arc", arc, arc, knownArcs));
            }
        }
        Set<String> knownLocks = new LinkedHashSet<>();
        analysis.locks().order().locks().forEach(lock -> {
            knownLocks.add(lock.name());
            knownLocks.add(lock.toString());
        });
        for (String lock : locks.keySet()) {
            int colon = lock.indexOf(": ");
            String name = lock.substring(colon < 0 ? 0 : colon + 2);
            Optional<String> owner = colon < 0 ? Optional.empty() : unknown(lock.substring(0, colon), known);
            if (owner.isPresent()) {
                strangers.add(stranger("a node", lock, owner.get(), known));
            } else if (!knownLocks.contains(name)) {
                strangers.add(stranger("a lock", lock, name, knownLocks));
            }
        }
        return strangers;
    }

    /** The first name in an id that is no node's. */
    private static Optional<String> unknown(String id, Set<String> known) {
        return BoxIds.nodes(id).stream().filter(name -> !known.contains(name)).findFirst();
    }

    private static String stranger(String kind, String key, String name, Set<String> known) {
        return "the overlay says something of " + kind + " `" + key + "`, which the program does not have"
                + DidYouMean.suffix(DidYouMean.closest(name, known));
    }
}
