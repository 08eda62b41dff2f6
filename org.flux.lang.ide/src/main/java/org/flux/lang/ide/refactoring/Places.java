// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.fixes.ActionRequest;

/** What is where in the text that somebody wants to change. */
final class Places {
    private Places() {}

    /** The declarations of the document that the selection touches, of a kind. */
    static <T extends Declaration> Stream<T> declarations(ActionRequest request, Class<T> kind) {
        return request.view().file().declarations().stream().filter(kind::isInstance).map(kind::cast)
                .filter(declaration -> request.touches(declaration.range()));
    }

    /** Every definition of the program's flows. */
    static Stream<FlowDefinition> definitions(ProgramGraph graph) {
        return graph.files().stream().flatMap(file -> file.declarations().stream()).filter(FlowDefinition.class::isInstance)
                .map(FlowDefinition.class::cast);
    }

    /** The name of a node that the cursor is in: where it is declared, defined, or used as a step, source, target. */
    static Optional<Name> node(ActionRequest request) {
        List<Name> names = new ArrayList<>();
        declarations(request, Declaration.class).forEach(declaration -> {
            switch (declaration) {
                case NodeSignature signature -> names.add(signature.name());
                case FlowDefinition flow -> {
                    names.add(flow.name());
                    names.addAll(flow.steps());
                }
                case Declaration.SourceDecl source -> {
                    names.add(source.source());
                    source.target().ifPresent(names::add);
                }
                default -> { }
            }
        });
        return names.stream().filter(name -> request.touches(name.range())).findFirst();
    }

    /** Puts a declaration on a line of its own behind another one, and behind the comment on its line. */
    static Edit behind(ActionRequest request, SourceRange range, String declaration) {
        String text = request.program().text(range.file());
        int end = range.endOffset();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        if (text.startsWith("//", end)) {
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
        } else {
            end = range.endOffset();
        }
        return new Edit(new SourceRange(range.file(), end, end, range.endLine(), range.endColumn(), range.endLine(), range.endColumn()),
                "\n" + declaration);
    }

    /**
     * A handler whose path wants a node right behind another one; whoever comes to stand between them, or no longer does, changes which
     * failures it is for.
     */
    static Optional<Handler> handlerThatEnters(ProgramGraph graph, String node) {
        return graph.handlers().stream().filter(handler -> {
            List<Name> path = handler.path();
            for (int i = 1; i < path.size(); i++) {
                if (path.get(i).text().equals(node) && !path.get(i - 1).text().equals(Handler.ANY)) {
                    return true;
                }
            }
            return false;
        }).findFirst();
    }

    /** Steps as a flow writes them; as they stand there if there are comments between them. */
    static String written(ActionRequest request, List<Name> steps) {
        return hasComment(request, steps) ? between(request, steps) : String.join(" -> ", steps.stream().map(Name::text).toList());
    }

    /** Whether there are comments between steps. */
    static boolean hasComment(ActionRequest request, List<Name> steps) {
        return between(request, steps).contains("/");
    }

    private static String between(ActionRequest request, List<Name> steps) {
        SourceRange first = steps.getFirst().range();
        return request.program().text(first.file()).substring(first.offset(), steps.getLast().range().endOffset());
    }

    /** A path as it is written. */
    static String shown(Handler handler) {
        return String.join(" -> ", handler.path().stream().map(Name::text).toList());
    }

    /** The abstract node of a name. */
    static Optional<Node.AbstractNode> flow(ProgramGraph graph, String name) {
        return graph.node(name).filter(Node.AbstractNode.class::isInstance).map(Node.AbstractNode.class::cast);
    }
}
