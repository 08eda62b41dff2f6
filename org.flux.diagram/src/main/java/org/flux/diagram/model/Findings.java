// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/** Which finding concerns which step, or which node: the one in whose text it is. */
final class Findings {
    private final Map<SourceRange, List<Diagnostic>> bySteps = new HashMap<>();
    private final Map<String, List<Diagnostic>> byNodes = new HashMap<>();
    private final List<Diagnostic> elsewhere = new ArrayList<>();

    Findings(ProgramGraph graph, List<Diagnostic> findings) {
        Map<String, Places> places = new HashMap<>();
        for (Diagnostic finding : findings) {
            places.computeIfAbsent(finding.range().file(), file -> Places.of(graph, file)).put(finding, this);
        }
    }

    /** The steps, handlers and declarations of one file, by where they begin. */
    private record Places(NavigableMap<Integer, Name> steps, NavigableMap<Integer, Declaration> declarations, Set<String> nodes) {

        static Places of(ProgramGraph graph, String path) {
            NavigableMap<Integer, Name> steps = new TreeMap<>();
            NavigableMap<Integer, Declaration> declarations = new TreeMap<>();
            for (SourceFile file : graph.files()) {
                if (file.path().equals(path)) {
                    for (Declaration declaration : file.declarations()) {
                        declarations.put(declaration.documentedRange().offset(), declaration);
                        if (declaration instanceof Declaration.FlowDefinition flow) {
                            flow.steps().forEach(step -> steps.put(step.range().offset(), step));
                        } else if (declaration instanceof Declaration.HandlerDecl handler) {
                            handler.handler().ifPresent(name -> steps.put(name.range().offset(), name));
                        }
                    }
                }
            }
            return new Places(steps, declarations, graph.nodes().keySet());
        }

        void put(Diagnostic finding, Findings findings) {
            int at = finding.range().offset();
            Map.Entry<Integer, Name> step = steps.floorEntry(at);
            if (step != null && at < step.getValue().range().endOffset()) {
                findings.bySteps.computeIfAbsent(step.getValue().range(), any -> new ArrayList<>()).add(finding);
                return;
            }
            Map.Entry<Integer, Declaration> declaration = declarations.floorEntry(at);
            Optional<String> node = declaration == null || at > declaration.getValue().range().endOffset() ? Optional.empty()
                    : node(declaration.getValue()).filter(nodes::contains);
            node.ifPresentOrElse(name -> findings.byNodes.computeIfAbsent(name, any -> new ArrayList<>()).add(finding),
                    () -> findings.elsewhere.add(finding));
        }

        private static Optional<String> node(Declaration declaration) {
            return switch (declaration) {
                case Declaration.NodeSignature signature -> Optional.of(signature.name().text());
                case Declaration.FlowDefinition flow -> Optional.of(flow.name().text());
                case Declaration.SourceDecl source -> Optional.of(source.source().text());
                case Declaration.SessionDecl session -> Optional.of(session.source().text());
                case Declaration.ConstraintDecl constraint -> Optional.of(constraint.node().text());
                case Declaration.HandlerDecl handler -> Optional.of(handler.path().getLast().text());
                case Declaration.TypeDef typedef -> Optional.empty();
                case Declaration.OrderDecl order -> Optional.empty();
                case Declaration.PragmaDecl pragma -> Optional.empty();
            };
        }
    }

    List<Diagnostic> elsewhere() {
        return elsewhere;
    }

    boolean isEmpty() {
        return bySteps.isEmpty() && byNodes.isEmpty();
    }

    /** What concerns a box, the gravest first. */
    List<Diagnostic> of(SourceRange step, Collection<String> nodes, Collection<SourceRange> steps) {
        Set<Diagnostic> found = new LinkedHashSet<>(bySteps.getOrDefault(step, List.of()));
        nodes.forEach(node -> found.addAll(byNodes.getOrDefault(node, List.of())));
        steps.forEach(inner -> found.addAll(bySteps.getOrDefault(inner, List.of())));
        return found.stream().sorted(Comparator.comparing(Diagnostic::severity)).toList();
    }
}
