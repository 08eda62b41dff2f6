// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Name;

/** Changes names everywhere in a program. */
final class Renaming {
    /** What a name can denote here; one text may denote one of each. */
    enum Kind {
        NODE, TEST_FUNCTION, SESSION_FUNCTION
    }

    private final ProgramGraph graph;
    /** The places of all names of a kind, by name; filled when a kind is asked for. */
    private final Map<Kind, Map<String, List<Name>>> places = new EnumMap<>(Kind.class);

    Renaming(ProgramGraph graph) {
        this.graph = graph;
    }

    private Map<String, List<Name>> places(Kind kind) {
        return graph.files().stream().flatMap(file -> file.declarations().stream()).flatMap(declaration -> names(kind, declaration))
                .collect(Collectors.groupingBy(Name::text));
    }

    Fix fix(Kind kind, String name, String newName) {
        List<Edit> edits = places.computeIfAbsent(kind, this::places).getOrDefault(name, List.of()).stream()
                .map(n -> new Edit(n.range(), newName)).toList();
        return new Fix("Rename `" + name + "` to `" + newName + "`", edits, Applicability.SUGGESTION);
    }

    private static Stream<Name> names(Kind kind, Declaration declaration) {
        return switch (kind) {
            case NODE -> nodes(declaration);
            case TEST_FUNCTION -> declaration instanceof Declaration.TypeDef type ? type.function().stream() : Stream.empty();
            case SESSION_FUNCTION -> sessions(declaration).map(SessionFunction::name).stream();
        };
    }

    private static Optional<SessionFunction> sessions(Declaration declaration) {
        return switch (declaration) {
            case Declaration.SourceDecl source -> source.session();
            case Declaration.SessionDecl session -> Optional.of(session.function());
            default -> Optional.empty();
        };
    }

    private static Stream<Name> nodes(Declaration declaration) {
        return switch (declaration) {
            case Declaration.NodeSignature node -> Stream.of(node.name());
            case Declaration.SourceDecl source -> Stream.concat(Stream.of(source.source()), source.target().stream());
            case Declaration.SessionDecl session -> Stream.of(session.source());
            case Declaration.FlowDefinition flow -> Stream.concat(Stream.of(flow.name()), flow.steps().stream());
            case Declaration.ConstraintDecl constraint -> Stream.of(constraint.node());
            case Declaration.HandlerDecl handler -> Stream.concat(handler.path().stream(), handler.handler().stream());
            case Declaration.TypeDef type -> Stream.empty();
            case Declaration.OrderDecl order -> Stream.empty();
            case Declaration.PragmaDecl pragma -> Stream.empty();
        };
    }
}
