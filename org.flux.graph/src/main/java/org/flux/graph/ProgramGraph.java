// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;

/**
 * A program: the closure of a root file's imports with every name resolved, or present as an explicit unresolved reference. Immutable;
 * everything else is a pure function of it.
 *
 * @param name the program's name in UpperCamelCase, from the root file's name: {@code image-server.flux} is {@code ImageServer}
 * @param files the root first, then imported files in the order in which they are reached
 * @param predicates predicate types by name, in textual order
 * @param handlers in textual order
 * @param lockOrders the {@code order} declarations, in textual order
 * @param unresolved names that denote nothing, in textual order
 * @param linkFindings what reading and linking found (syntax errors, duplicates, unknown names, import cycles)
 */
public record ProgramGraph(String name, List<SourceFile> files, List<Source> sources, Nodes nodes,
        Map<String, PredicateType> predicates, List<Handler> handlers, List<OrderDecl> lockOrders, Pragmas pragmas,
        List<UnresolvedReference> unresolved, List<Diagnostic> linkFindings) {

    /** A name that denotes nothing. */
    public record UnresolvedReference(Name name, Kind kind) {
        public enum Kind {
            CONSTRAINED_NODE, HANDLED_NODE, PREDICATE, SESSION_SOURCE, LOCK
        }
    }

    public SourceFile root() {
        return files.getFirst();
    }

    /** A name that no node has: the wanted one, else with a number. */
    public String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; nodes.containsKey(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    /**
     * The nodes that the text makes steps, sources, targets or handlers, also where that does not count because a source has a target or a
     * node a definition already: so one mistake is one finding.
     */
    public Set<String> mentioned() {
        Set<String> mentioned = new HashSet<>();
        files.stream().flatMap(file -> file.declarations().stream()).forEach(declaration -> {
            switch (declaration) {
                case SourceDecl source -> {
                    mentioned.add(source.source().text());
                    source.target().ifPresent(target -> mentioned.add(target.text()));
                }
                case FlowDefinition definition -> definition.steps().forEach(step -> mentioned.add(step.text()));
                case HandlerDecl handler -> handler.handler().ifPresent(name -> mentioned.add(name.text()));
                default -> { }
            }
        });
        return mentioned;
    }

    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }
}
