// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.cli.program.Program;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.graph.Node;

/** The nodes that options name. A picture in which something was silently not found would be taken for the whole. */
final class SelectedNames {
    private SelectedNames() {}

    /**
     * What is to be drawn.
     *
     * @param expand names of nodes, ways to boxes, or {@link Selection#ALL}; as is {@code collapse}
     * @throws UserError if there is no such node
     */
    static Selection check(List<Program> programs, Optional<String> flow, List<String> expand, List<String> collapse) {
        flow.ifPresent(name -> programs.forEach(program -> {
            if (!DiagramBuilder.hasFlow(program.analysis().graph(), name)) {
                throw UserError.usage("--flow " + name + ": no source and no node of " + program.name() + " is called so"
                        + Suggestions.didYouMean(name, nodes(program)));
            }
        }));
        expand.forEach(name -> checkAbstract("--expand", name, programs));
        collapse.forEach(name -> checkAbstract("--collapse", name, programs));
        List<String> both = expand.stream().filter(collapse::contains).toList();
        if (!both.isEmpty()) {
            throw UserError.usage("--expand and --collapse both name " + both.getFirst() + "; keep one of them");
        }
        return new Selection(flow, Set.copyOf(expand), Set.copyOf(collapse));
    }

    private static Set<String> nodes(Program program) {
        return program.analysis().graph().nodes().keySet();
    }

    private static void checkAbstract(String option, String name, List<Program> programs) {
        if (name.equals(Selection.ALL)) {
            return;
        }
        Set<String> all = programs.stream().flatMap(program -> nodes(program).stream()).collect(Collectors.toCollection(TreeSet::new));
        List<String> way = Arrays.stream(name.split("/", -1)).map(step -> step.replaceFirst("\\.\\d+$", "")).toList();
        for (String node : way) {
            if (!all.contains(node)) {
                throw UserError.usage(option + " " + name + ": no node is called '" + node + "'" + Suggestions.didYouMean(node, all));
            }
        }
        if (programs.stream().noneMatch(p -> p.analysis().graph().nodes().get(way.getLast()) instanceof Node.AbstractNode)) {
            throw UserError.usage(option + " " + name + ": contains nothing that could be shown; name an abstract node");
        }
    }
}
