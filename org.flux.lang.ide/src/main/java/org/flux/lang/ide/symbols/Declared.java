// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.lsp4j.SymbolKind;
import org.flux.graph.Handler;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/**
 * A thing that a file introduces: a node has one of them in a file, whether it is declared, defined in many variants, or both.
 *
 * @param what of a node that is a source, or that has a definition in this file, this
 * @param rank how much of a declaration it is: where several files introduce one thing the least counts
 * @param range of the name
 */
public record Declared(String name, What what, Rank rank, SourceRange range) {

    public enum What {
        NODE(SymbolKind.Function), FLOW(SymbolKind.Class), SOURCE(SymbolKind.Event), PREDICATE(SymbolKind.Interface), LOCK(SymbolKind.Key);

        private final SymbolKind kind;

        What(SymbolKind kind) {
            this.kind = kind;
        }

        /** As the protocol has it. */
        public SymbolKind kind() {
            return kind;
        }

        private Symbol.Kind namespace() {
            return this == PREDICATE ? Symbol.Kind.PREDICATE : this == LOCK ? Symbol.Kind.LOCK : Symbol.Kind.NODE;
        }
    }

    public enum Rank {
        /** A signature, a typedef. */
        DECLARATION,
        DEFINITION,
        /** A source, a constraint, a handler. */
        MENTION
    }

    /** What several files may introduce together. */
    public Symbol symbol() {
        return new Symbol(what.namespace(), name);
    }

    /** Everything that a file introduces, in no particular order; what is only used is not among it. */
    public static List<Declared> in(SourceFile file) {
        Collector collector = new Collector();
        file.declarations().forEach(collector::collect);
        return collector.found();
    }

    private static final class Collector {
        private final Map<Symbol.Kind, Map<String, Declared>> found = new EnumMap<>(Symbol.Kind.class);
        private final Set<String> sources = new HashSet<>();
        private final Set<String> flows = new HashSet<>();

        void collect(Declaration declaration) {
            switch (declaration) {
                case NodeSignature node -> add(node.name(), What.NODE, Rank.DECLARATION);
                case TypeDef typedef -> add(typedef.name(), What.PREDICATE, Rank.DECLARATION);
                case FlowDefinition flow -> {
                    flows.add(flow.name().text());
                    add(flow.name(), What.FLOW, Rank.DEFINITION);
                }
                case SourceDecl source -> {
                    sources.add(source.source().text());
                    add(source.source(), What.SOURCE, Rank.MENTION);
                }
                case ConstraintDecl constraint -> constraint.locks().forEach(use -> add(use.lock(), What.LOCK, Rank.MENTION));
                case HandlerDecl handler -> handler.handler().filter(name -> !name.text().equals(Handler.ANY))
                        .ifPresent(name -> add(name, What.NODE, Rank.MENTION));
                default -> { }
            }
        }

        private void add(Name name, What what, Rank rank) {
            if (name.range().offset() < name.range().endOffset()) { // what is missing has an empty range
                found.computeIfAbsent(what.namespace(), kind -> new HashMap<>()).merge(name.text(),
                        new Declared(name.text().intern(), what, rank, name.range()),
                        (known, other) -> other.rank().compareTo(known.rank()) < 0 ? other : known);
            }
        }

        List<Declared> found() {
            List<Declared> all = new ArrayList<>();
            found.values().forEach(byName -> byName.values().forEach(declared -> all.add(specific(declared))));
            return all;
        }

        /** A source is one wherever it is declared, and a flow. */
        private Declared specific(Declared declared) {
            if (declared.what().namespace() != Symbol.Kind.NODE) {
                return declared;
            }
            What what = sources.contains(declared.name()) ? What.SOURCE : flows.contains(declared.name()) ? What.FLOW : declared.what();
            return what == declared.what() ? declared : new Declared(declared.name(), what, declared.rank(), declared.range());
        }
    }
}
