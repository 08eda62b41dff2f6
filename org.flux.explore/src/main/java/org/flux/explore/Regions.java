// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.explore.Violation.Spot;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.runtime.Checkpoint.Entered;
import org.flux.runtime.Checkpoint.Place;
import org.flux.runtime.FlowMap;

/**
 * The regions that a program declares to be atomic: every node with constraints is one, for as long as a flow is in it, the nodes inside
 * included. Nothing here knows which locks the compiler lets a node take.
 */
final class Regions {
    /**
     * A region that a flow is in.
     *
     * @param earlier how many nodes the flow had entered before, which tells apart two visits of one node
     */
    record Region(String node, int earlier, boolean write) {}

    /** What a node touches: the thing that a lock guards, and the regions around for whose sake. */
    record Use(Lock lock, boolean write, List<Region> regions) {}

    private final Analysis analysis;
    private final Map<Place, List<Use>> uses = new HashMap<>();
    private final Set<String> ofSession;
    private FlowMap map;

    Regions(Analysis analysis) {
        this.analysis = analysis;
        ofSession = analysis.locks().order().locks().stream().filter(l -> l.scope() == LockScope.SESSION).map(Lock::toString)
                .collect(Collectors.toSet());
    }

    void of(FlowMap program) {
        map = program;
    }

    /** What a component touches that is called at a place. */
    List<Use> at(Place place) {
        List<Use> known = uses.get(place);
        if (known == null) {
            known = find(place);
            uses.put(place, known);
        }
        return known;
    }

    private List<Use> find(Place place) {
        Map<Lock, List<Region>> regions = new LinkedHashMap<>();
        for (Entered entered : place.around(map)) {
            Node node = analysis.graph().nodes().get(entered.node());
            for (Constraint constraint : node == null ? List.<Constraint>of() : node.constraints()) {
                regions.computeIfAbsent(constraint.lock(), l -> new ArrayList<>())
                        .add(new Region(entered.node(), entered.earlier(), constraint.mode() == LockMode.WRITE));
            }
        }
        List<Use> result = new ArrayList<>();
        regions.forEach((lock, all) -> result.add(new Use(lock, all.stream().anyMatch(Region::write), List.copyOf(all))));
        return List.copyOf(result);
    }

    /** The node that a flow at a place has entered last. */
    Spot spot(Place place) {
        List<Entered> around = place.around(map);
        return spot(around.isEmpty() ? place.root() : around.getLast().node());
    }

    Spot spot(String node) {
        Node known = analysis.graph().nodes().get(node);
        return new Spot(node, known == null ? "?" : known.range().fileAndLine());
    }

    /** Whether each session has a lock of its own of this name. */
    boolean isOfSession(String lock) {
        return ofSession.contains(lock);
    }
}
