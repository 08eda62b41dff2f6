// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Symbol.Kind;

/** Every name in a file and what it means, in textual order. */
public final class Occurrences {
    private final List<Occurrence> all;

    private Occurrences(List<Occurrence> all) {
        this.all = all;
    }

    public static Occurrences in(SourceFile file) {
        Collector collector = new Collector();
        file.imports().forEach(collector::imported);
        file.declarations().forEach(collector::declaration);
        collector.found.sort(Comparator.comparingInt(occurrence -> occurrence.range().offset()));
        return new Occurrences(List.copyOf(collector.found));
    }

    public List<Occurrence> all() {
        return all;
    }

    /** The name that a cursor is in or touches; of two that it touches the one that begins there. */
    public Optional<Occurrence> at(int offset) {
        int low = 0;
        int high = all.size();
        while (low < high) { // the first that begins behind the offset
            int middle = (low + high) >>> 1;
            if (all.get(middle).range().offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && Ranges.touches(all.get(low - 1).range(), offset) ? Optional.of(all.get(low - 1)) : before(low - 2, offset);
    }

    private Optional<Occurrence> before(int index, int offset) {
        return index >= 0 && Ranges.touches(all.get(index).range(), offset) ? Optional.of(all.get(index)) : Optional.empty();
    }

    public List<Occurrence> of(Symbol symbol) {
        return all.stream().filter(occurrence -> occurrence.symbol().equals(symbol)).toList();
    }

    private static final class Collector {
        private final List<Occurrence> found = new ArrayList<>();

        void imported(Import statement) {
            switch (statement) {
                case Import.OfFile file -> add(file.target().range(), new Symbol(Kind.FILE, file.target().text()), Role.USE, null);
                case Import.OfJava java -> add(java.name().range(), new Symbol(Kind.TYPE, java.name().text()), Role.USE, null);
            }
        }

        void declaration(Declaration declaration) {
            switch (declaration) {
                case TypeDef typedef -> {
                    add(typedef.name(), Kind.PREDICATE, Role.DECLARATION, typedef);
                    typedef.function().ifPresent(function -> add(function, Kind.FUNCTION, Role.USE, typedef));
                    typedef.binding().ifPresent(binding -> bound(binding, typedef));
                }
                case NodeSignature node -> {
                    add(node.name(), Kind.NODE, Role.DECLARATION, node);
                    node.inputs().forEach(parameter -> parameter(parameter, node));
                    node.outputs().forEach(parameter -> parameter(parameter, node));
                    node.binding().ifPresent(binding -> bound(binding, node));
                }
                case SourceDecl source -> {
                    add(source.source(), Kind.NODE, Role.USE, source);
                    source.session().ifPresent(function -> session(function, source));
                    source.target().ifPresent(target -> add(target, Kind.NODE, Role.USE, source));
                }
                case SessionDecl session -> {
                    add(session.source(), Kind.NODE, Role.USE, session);
                    session(session.function(), session);
                }
                case FlowDefinition flow -> {
                    add(flow.name(), Kind.NODE, Role.DEFINITION, flow);
                    flow.patterns().orElse(List.of()).forEach(pattern -> {
                        if (pattern instanceof Pattern.Test test) {
                            add(test.predicate(), Kind.PREDICATE, Role.USE, flow);
                        }
                    });
                    flow.steps().forEach(step -> add(step, Kind.NODE, Role.USE, flow));
                }
                case ConstraintDecl constraint -> {
                    add(constraint.node(), Kind.NODE, Role.USE, constraint);
                    constraint.locks().forEach(use -> add(use.lock(), Kind.LOCK, Role.USE, constraint));
                }
                case HandlerDecl handler -> {
                    handler.path().stream().filter(name -> !isWildcard(name)).forEach(name -> add(name, Kind.NODE, Role.USE, handler));
                    handler.handler().filter(name -> !isWildcard(name)).ifPresent(name -> add(name, Kind.NODE, Role.USE, handler));
                    handler.binding().ifPresent(binding -> bound(binding, handler));
                }
                case OrderDecl order -> order.locks().forEach(lock -> add(lock, Kind.LOCK, Role.USE, order));
                case PragmaDecl pragma -> add(pragma.name(), Kind.PRAGMA, Role.USE, pragma);
            }
        }

        private static boolean isWildcard(Name name) {
            return name.text().equals(Handler.ANY);
        }

        private void session(SessionFunction function, Declaration declaration) {
            add(function.name(), Kind.FUNCTION, Role.USE, declaration);
            function.binding().ifPresent(binding -> bound(binding, declaration));
        }

        private void parameter(Parameter parameter, NodeSignature node) {
            add(parameter.type(), Kind.TYPE, Role.USE, node);
            parameter.name().ifPresent(name -> add(name.range(), new Symbol(Kind.PARAMETER, node.name() + "(" + name + ")"),
                    Role.DECLARATION, node));
        }

        private void bound(Binding binding, Declaration declaration) {
            add(binding.type(), Kind.TYPE, Role.USE, declaration);
            add(binding.method().range(), new Symbol(Kind.METHOD, binding.type() + "::" + binding.method()), Role.USE, declaration);
        }

        private void add(Name name, Kind kind, Role role, Declaration declaration) {
            add(name.range(), new Symbol(kind, name.text()), role, declaration);
        }

        private void add(SourceRange range, Symbol symbol, Role role, Declaration declaration) {
            if (range.endOffset() > range.offset()) { // what is missing has an empty range
                found.add(new Occurrence(range, symbol, role, Optional.ofNullable(declaration)));
            }
        }
    }
}
