// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.Documentation;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Spelling;

/** Moves what has been read along with its text, by so many UTF-16 units and lines; columns stay. */
record Shift(int offset, int lines) {

    SourceRange of(SourceRange range) {
        return new SourceRange(range.file(), range.offset() + offset, range.endOffset() + offset, range.line() + lines, range.column(),
                range.endLine() + lines, range.endColumn());
    }

    Spelling of(Spelling spelling) {
        return new Spelling(spelling.kind(), of(spelling.range()), spelling.canonical());
    }

    Declaration of(Declaration declaration) {
        if (offset == 0 && lines == 0) {
            return declaration;
        }
        return switch (declaration) {
            case TypeDef typedef -> new TypeDef(of(typedef.name()), typedef.function().map(this::of), typedef.binding().map(this::of),
                    of(typedef.range()), typedef.documentation().map(this::of));
            case NodeSignature node -> new NodeSignature(of(node.name()), node.modifier(), parameters(node.inputs()),
                    parameters(node.outputs()), node.binding().map(this::of), of(node.range()), node.documentation().map(this::of));
            case SourceDecl source -> new SourceDecl(of(source.source()), source.session().map(this::of), source.target().map(this::of),
                    of(source.range()), source.documentation().map(this::of));
            case SessionDecl session -> new SessionDecl(of(session.source()), of(session.function()), of(session.range()));
            case FlowDefinition flow -> new FlowDefinition(of(flow.name()), flow.patterns().map(this::patterns), names(flow.steps()),
                    of(flow.range()), flow.documentation().map(this::of));
            case ConstraintDecl constraint -> new ConstraintDecl(of(constraint.node()), locks(constraint.locks()), of(constraint.range()));
            case HandlerDecl handler -> new HandlerDecl(names(handler.path()), handler.handler().map(this::of),
                    handler.binding().map(this::of), of(handler.range()));
            case OrderDecl order -> new OrderDecl(names(order.locks()), of(order.range()));
            case PragmaDecl pragma -> new PragmaDecl(of(pragma.name()), pragma.value().map(this::of), of(pragma.range()));
        };
    }

    private Name of(Name name) {
        return new Name(name.text(), of(name.range()));
    }

    private List<Name> names(List<Name> names) {
        return names.stream().map(this::of).toList();
    }

    private Binding of(Binding binding) {
        return new Binding(of(binding.type()), of(binding.method()));
    }

    private Documentation of(Documentation documentation) {
        return new Documentation(documentation.text(), of(documentation.range()));
    }

    private SessionFunction of(SessionFunction function) {
        Optional<Binding> binding = function.binding().map(this::of);
        return new SessionFunction(of(function.name()), binding);
    }

    private List<Parameter> parameters(List<Parameter> parameters) {
        return parameters.stream().map(parameter -> new Parameter(of(parameter.type()), parameter.name().map(this::of),
                of(parameter.range()))).toList();
    }

    private List<Pattern> patterns(List<Pattern> patterns) {
        return patterns.stream().map(pattern -> switch (pattern) {
            case Pattern.Wildcard wildcard -> new Pattern.Wildcard(of(wildcard.range()));
            case Pattern.Test test -> (Pattern) new Pattern.Test(of(test.predicate()), test.negated(), of(test.range()));
        }).toList();
    }

    private List<LockUse> locks(List<LockUse> locks) {
        return locks.stream().map(use -> new LockUse(of(use.lock()), use.mode(), use.scope(), of(use.range()))).toList();
    }
}
