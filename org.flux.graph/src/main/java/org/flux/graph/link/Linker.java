// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;

/**
 * Resolves the names of a program.
 *
 * <p>A name is an abstract node where some file defines it; else a concrete node where it is declared, is a step, a source or a target;
 * else an external function where a handler names it. Everything else that refers to nodes (constraints, paths of handlers) makes no node:
 * what it names must exist. Names that denote nothing stay in the graph as unresolved references.
 */
public final class Linker {
    private Linker() {}

    /** Links files in which reading found nothing wrong. */
    public static ProgramGraph link(List<SourceFile> files) {
        return link(files, List.of());
    }

    /**
     * Links the files of one program. Never fails, whatever the text.
     *
     * @param files the root first, then the closure of its imports
     * @param reading what is wrong with their texts, and why files that they import cannot be read
     */
    public static ProgramGraph link(List<SourceFile> files, List<Diagnostic> reading) {
        List<SourceFile> program = files.isEmpty()
                ? List.of(new SourceFile("", Optional.empty(), List.of(), List.of(), List.of())) : List.copyOf(files);
        Declarations all = Declarations.of(program);
        Findings findings = new Findings(reading);
        ImportLinks.check(program, findings);
        var nodes = new NodeTable(all, findings).nodes();
        var predicates = PredicateTable.of(all, findings);
        var sources = SourceTable.of(all, findings);
        List<Handler> handlers = handlers(all, nodes.keySet(), findings);
        ReferenceLinks.check(all, nodes, findings);
        return new ProgramGraph(ProgramName.of(program.getFirst().path()), program, sources, nodes, predicates, handlers,
                all.of(OrderDecl.class), PragmaLinks.of(program, findings), findings.unresolved(), findings.diagnostics());
    }

    private static List<Handler> handlers(Declarations all, java.util.Set<String> nodes, Findings findings) {
        List<Handler> handlers = new ArrayList<>();
        for (HandlerDecl declaration : all.of(HandlerDecl.class)) {
            if (declaration.path().isEmpty()) {
                continue;
            }
            Optional<String> function = declaration.handler().map(Name::text).filter(nodes::contains);
            declaration.handler().filter(n -> n.text().equals(Handler.ANY)).ifPresent(n -> findings.add(Diagnostic.of(
                    Code.HANDLER_IS_WILDCARD, n.range(),
                    "`" + n + "` cannot handle errors: the last name of a handler is the node or function to run")
                    .suggest("Remove this handler", declaration.range(), "")));
            handlers.add(new Handler(declaration.path(), function, declaration.binding(), handlers.size(), declaration));
        }
        return List.copyOf(handlers);
    }
}
