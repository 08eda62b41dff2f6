// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.Handler;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Name;
import org.flux.lang.SourceException;
import org.flux.lang.ide.View;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Symbol.Kind;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.java.ComponentSources;
import org.flux.lang.java.JavaMethod;

/** The Java methods that implement what a program names, where the sources are known. */
final class JavaTargets {
    /** Of a file that is part of more programs than that it is enough to know what some do with it: each has to be analysed. */
    private static final int MOST_PROGRAMS = 16;

    private JavaTargets() {}

    static List<Target> of(View view, Occurrence named) {
        return components(view).flatMap(found -> methods(found.program, found.sources, named).stream()).distinct()
                .map(method -> new Target(method.range(), method.nameRange())).toList();
    }

    /** The method that a declaration binds something to with {@code by}. */
    static Optional<JavaMethod> bound(Program program, ComponentSources sources, Declaration declaration) {
        return (declaration instanceof HandlerDecl handler ? ofHandler(program, sources, handler)
                : ofDeclaration(sources, declaration)).stream().findFirst();
    }

    static Optional<Binding> binding(Declaration declaration) {
        return switch (declaration) {
            case NodeSignature node -> node.binding();
            case TypeDef typedef -> typedef.binding();
            case SourceDecl source -> source.session().flatMap(SessionFunction::binding);
            case SessionDecl session -> session.function().binding();
            case HandlerDecl handler -> handler.binding();
            default -> Optional.empty();
        };
    }

    private record Components(Program program, ComponentSources sources) {}

    private static Stream<Components> components(View view) {
        List<Components> found = new ArrayList<>();
        for (String root : view.snapshot().rootsOf(view.document().name()).stream().limit(MOST_PROGRAMS).toList()) {
            view.checkCancelled();
            try {
                Program program = view.snapshot().program(root);
                program.components().ifPresent(sources -> found.add(new Components(program, sources)));
            } catch (SourceException gone) {
                // what is not there implements nothing
            }
        }
        return found.stream();
    }

    private static List<JavaMethod> methods(Program program, ComponentSources sources, Occurrence named) {
        String name = named.symbol().name();
        return switch (named.symbol().kind()) {
            case NODE -> named.role() == Role.USE && named.declaration().orElse(null) instanceof HandlerDecl handler
                    && handler.handler().map(Name::range).filter(named.range()::equals).isPresent()
                            ? ofHandler(program, sources, handler) : sources.ofNode(name);
            case PREDICATE -> sources.ofPredicate(name);
            case FUNCTION, METHOD -> named.declaration().map(declaration -> declaration instanceof HandlerDecl handler
                    ? ofHandler(program, sources, handler) : ofDeclaration(sources, declaration)).orElse(List.of());
            case TYPE -> named.declaration().filter(declaration -> named.range().equals(binding(declaration)
                    .map(binding -> binding.type().range()).orElse(null))).flatMap(declaration -> bound(program, sources, declaration))
                    .stream().toList();
            case LOCK, PARAMETER, FILE, PRAGMA -> List.of();
        };
    }

    private static List<JavaMethod> ofDeclaration(ComponentSources sources, Declaration declaration) {
        return switch (declaration) {
            case NodeSignature node -> sources.ofNode(node.name().text());
            case TypeDef typedef -> sources.ofPredicate(typedef.name().text());
            case SourceDecl source -> sources.ofSession(source.source().text());
            case SessionDecl session -> sources.ofSession(session.source().text());
            default -> List.of();
        };
    }

    private static List<JavaMethod> ofHandler(Program program, ComponentSources sources, HandlerDecl declaration) {
        return program.graph().handlers().stream().filter(handler -> handler.declaration().range().equals(declaration.range()))
                .map(Handler::index).findFirst().map(index -> sources.ofHandler(program.graph().handlers().get(index))).orElse(List.of());
    }
}
