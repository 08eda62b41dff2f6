// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flux.graph.Handler;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;

/** What the sources of a program reach. */
public final class Reachability {
    private Reachability() {}

    /**
     * The nodes that some source reaches: the source itself with its expansion, its target with its expansion, and the handlers (with
     * theirs) of whatever is reached.
     */
    public static Set<String> of(ProgramGraph graph, CallGraph calls) {
        List<String> roots = new ArrayList<>();
        for (Source source : graph.sources()) {
            roots.add(source.node());
            source.target().ifPresent(roots::add);
        }
        Set<String> reached = new LinkedHashSet<>(calls.expansion(roots));
        Set<String> handled = new HashSet<>(reached);
        for (Handler handler : graph.handlers()) {
            boolean any = handler.target().text().equals(Handler.ANY);
            // whatever is reached is there with its expansion
            boolean runs = any ? !reached.isEmpty() : handled.contains(handler.target().text());
            if (runs && handler.handler().filter(h -> !reached.contains(h)).isPresent()) {
                reached.addAll(calls.expansion(List.of(handler.handler().get())));
            }
        }
        return java.util.Collections.unmodifiableSet(reached);
    }

    /**
     * The nodes at which flows start: the expansion of a source, the target of a source, a handler that runs. A program without sources is
     * taken as a library: there every node that is no step of another starts a flow, so that its locks can be checked.
     */
    public static List<String> roots(ProgramGraph graph, CallGraph calls, Set<String> reachable) {
        Set<String> roots = new LinkedHashSet<>();
        for (Source source : graph.sources()) {
            roots.add(source.node());
            source.target().ifPresent(roots::add);
        }
        if (graph.sources().isEmpty()) {
            graph.nodes().keySet().stream().filter(n -> calls.callers(n).isEmpty()).forEach(roots::add);
        }
        for (Handler handler : graph.handlers()) {
            handler.handler().filter(h -> graph.sources().isEmpty() || reachable.contains(h)).ifPresent(roots::add);
        }
        roots.retainAll(graph.nodes().keySet());
        return List.copyOf(roots);
    }
}
