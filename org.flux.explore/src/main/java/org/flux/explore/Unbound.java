// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.types.Signature;

/**
 * Makes of a program the same without {@code by}: everything that is written in Java goes through the interface of the components, where
 * stand-ins can take its place. Where its Java types are unknown, they can be made {@code Object}. Neither changes flows or locks.
 */
public final class Unbound {
    private final boolean erasing;

    private Unbound(boolean erasing) {
        this.erasing = erasing;
    }

    /** The same program, with the types that it names. */
    public static Analysis of(Analysis analysis) {
        return Analysis.of(new Unbound(false).graph(analysis.graph().files()));
    }

    /** The same program; all types are {@code Object}, and what nobody says the types of has none. */
    public static Analysis erased(Analysis analysis) {
        Unbound unbound = new Unbound(true);
        Analysis erased = Analysis.of(unbound.graph(analysis.graph().files()));
        List<Declaration> missing = erased.graph().nodes().values().stream()
                .filter(n -> !(n instanceof Node.ExternalFunction) && n.signature().isEmpty())
                .filter(n -> !erased.types().signature(n.name()).isDetermined())
                .map(n -> signature(n, erased.types().signature(n.name()))).toList();
        if (missing.isEmpty()) {
            return erased;
        }
        List<SourceFile> files = new ArrayList<>(erased.graph().files());
        SourceFile root = files.getFirst();
        List<Declaration> declarations = new ArrayList<>(root.declarations());
        declarations.addAll(missing);
        files.set(0, new SourceFile(root.path(), root.packageName(), root.imports(), declarations, root.spellings()));
        return Analysis.of(Linker.link(files));
    }

    private static Declaration signature(Node node, Signature known) {
        return new NodeSignature(new Name(node.name(), node.range()), Modifier.NONE, objects(known.inputs(), node),
                objects(known.outputs(), node), Optional.empty(), node.range(), Optional.empty());
    }

    private static List<Parameter> objects(Optional<List<Signature.Slot>> slots, Node node) {
        return slots.orElse(List.of()).stream()
                .map(s -> new Parameter(new Name("Object", node.range()), Optional.<Name>empty(), node.range())).toList();
    }

    private ProgramGraph graph(List<SourceFile> files) {
        return Linker.link(files.stream().map(this::file).toList());
    }

    private SourceFile file(SourceFile file) {
        List<Import> imports = file.imports().stream().filter(i -> !(erasing && i instanceof Import.OfJava)).toList();
        return new SourceFile(file.path(), file.packageName(), imports, file.declarations().stream().map(this::declaration).toList(),
                file.spellings());
    }

    private Declaration declaration(Declaration declaration) {
        return switch (declaration) {
            case TypeDef d -> new TypeDef(d.name(), d.function().or(() -> d.binding().map(b -> b.method())), Optional.empty(), d.range(),
                    d.documentation());
            case NodeSignature d -> new NodeSignature(d.name(), d.modifier(), parameters(d.inputs()), parameters(d.outputs()),
                    Optional.empty(), d.range(), d.documentation());
            case SourceDecl d -> new SourceDecl(d.source(), d.session().map(Unbound::function), d.target(), d.range(), d.documentation());
            case SessionDecl d -> new SessionDecl(d.source(), function(d.function()), d.range());
            case HandlerDecl d -> new HandlerDecl(d.path(), d.handler(), Optional.empty(), d.range());
            default -> declaration;
        };
    }

    private static SessionFunction function(SessionFunction function) {
        return new SessionFunction(function.name(), Optional.empty());
    }

    private List<Parameter> parameters(List<Parameter> parameters) {
        if (!erasing) {
            return parameters;
        }
        List<Parameter> result = new ArrayList<>();
        parameters.forEach(p -> result.add(new Parameter(new Name("Object", p.type().range()), p.name(), p.range())));
        return result;
    }
}
