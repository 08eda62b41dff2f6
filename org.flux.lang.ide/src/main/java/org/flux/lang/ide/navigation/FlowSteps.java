// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.SymbolKind;
import org.flux.graph.Handler;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.View;
import org.flux.lang.ide.symbols.Declared.What;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Shown;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.syntax.ParsedFile;

/** What is a step of what, in all programs that contain a file. */
final class FlowSteps {
    private final View view;
    private final Collection<String> files;

    /**
     * A flow, or what starts one.
     *
     * @param name of a handler what it handles
     * @param place of the name
     */
    record Member(Kind kind, String name, SymbolKind symbol, String detail, SourceRange whole, SourceRange place) {
        enum Kind {
            NODE, SOURCE, HANDLER;

            String id() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }

            static Optional<Kind> of(String id) {
                return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst();
            }
        }
    }

    /** @param places where the one that is lower names the other, or is named by it */
    record Call(Member other, List<SourceRange> places) {}

    private FlowSteps(View view, Collection<String> files) {
        this.view = view;
        this.files = files;
    }

    static FlowSteps around(View view) {
        return new FlowSteps(view, view.snapshot().companions(view.document().name()));
    }

    /** A node where it is made of something: in its first definition, else in its signature, else where it is used first. */
    Optional<Member> node(String name) {
        return Optional.ofNullable(nodes(Set.of(name)).get(name));
    }

    private Map<String, Member> nodes(Set<String> names) {
        Map<String, Occurrence> best = new LinkedHashMap<>();
        Map<String, NodeSignature> signatures = new LinkedHashMap<>();
        for (Occurrence occurrence : Mentions.ofNodes(view, files, names)) {
            String name = occurrence.symbol().name();
            best.merge(name, occurrence, (known, other) -> weight(other) > weight(known) ? other : known);
            if (occurrence.role() == Role.DECLARATION && occurrence.declaration().orElse(null) instanceof NodeSignature signature) {
                signatures.putIfAbsent(name, signature);
            }
        }
        Map<String, Member> nodes = new LinkedHashMap<>();
        best.forEach((name, occurrence) -> nodes.put(name, member(occurrence,
                Optional.ofNullable(signatures.get(name)).map(Shown::signature).orElse(""))));
        return nodes;
    }

    private static int weight(Occurrence occurrence) {
        return switch (occurrence.role()) {
            case DEFINITION -> 2;
            case DECLARATION -> 1;
            case USE -> 0;
        };
    }

    private static Member member(Occurrence occurrence, String detail) {
        What what = occurrence.role() == Role.DEFINITION ? What.FLOW : What.NODE;
        return new Member(Member.Kind.NODE, occurrence.symbol().name(), what.kind(), detail,
                occurrence.declaration().map(Declaration::range).orElse(occurrence.range()), occurrence.range());
    }

    private static Member member(SourceDecl source) {
        return new Member(Member.Kind.SOURCE, source.source().text(), What.SOURCE.kind(), Shown.source(source), source.range(),
                source.source().range());
    }

    private static Member member(HandlerDecl handler) {
        return new Member(Member.Kind.HANDLER, Shown.path(handler), Shown.HANDLER, "error handler", handler.range(),
                handler.path().getFirst().range());
    }

    /** What an editor has asked about before, as it is now. */
    Optional<Member> member(Member.Kind kind, String name, String file) {
        return switch (kind) {
            case NODE -> node(name);
            case SOURCE -> declarations(SourceDecl.class, file).filter(source -> source.source().text().equals(name))
                    .map(FlowSteps::member).findFirst();
            case HANDLER -> declarations(HandlerDecl.class, file).filter(handler -> Shown.path(handler).equals(name))
                    .map(FlowSteps::member).findFirst();
        };
    }

    private <T extends Declaration> Stream<T> declarations(Class<T> type, String file) {
        return view.snapshot().parsed(file).map(ParsedFile::file).stream().flatMap(parsed -> parsed.declarations().stream())
                .filter(type::isInstance).map(type::cast);
    }

    /** The flows, sources and handlers that a node is a step of; nothing leads to sources and handlers. */
    List<Call> incoming(Member member) {
        if (member.kind() != Member.Kind.NODE) {
            return List.of();
        }
        Map<Object, Member> callers = new LinkedHashMap<>();
        Map<Object, List<SourceRange>> places = new LinkedHashMap<>();
        for (Occurrence use : Mentions.of(view, files, new Symbol(Symbol.Kind.NODE, member.name()))) {
            caller(use).ifPresent(caller -> {
                // the variants of a node are one caller, in each of the files that have some
                Object key = caller.kind() == Member.Kind.NODE ? List.of(caller.name(), use.range().file()) : caller.whole();
                callers.putIfAbsent(key, caller);
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(use.range());
            });
        }
        return callers.entrySet().stream().map(entry -> new Call(entry.getValue(), places.get(entry.getKey()))).toList();
    }

    private static Optional<Member> caller(Occurrence use) {
        if (use.role() != Role.USE) {
            return Optional.empty();
        }
        return switch (use.declaration().orElse(null)) {
            case FlowDefinition flow -> Optional.of(new Member(Member.Kind.NODE, flow.name().text(), What.FLOW.kind(),
                    Shown.patterns(flow), flow.range(), flow.name().range()));
            case SourceDecl source -> Optional.of(member(source));
            case HandlerDecl handler when handler.handler().map(Name::range).filter(use.range()::equals).isPresent() ->
                    Optional.of(member(handler));
            case null, default -> Optional.empty();
        };
    }

    /** The steps of a flow, of a source its node and its target, of a handler what it runs. */
    List<Call> outgoing(Member member) {
        List<Name> steps = switch (member.kind()) {
            case NODE -> Mentions.of(view, files, new Symbol(Symbol.Kind.NODE, member.name())).stream()
                    .filter(occurrence -> occurrence.role() == Role.DEFINITION)
                    .map(occurrence -> occurrence.declaration().orElse(null)).filter(FlowDefinition.class::isInstance)
                    .flatMap(flow -> ((FlowDefinition) flow).steps().stream()).toList();
            case SOURCE -> declarations(SourceDecl.class, member.place().file())
                    .filter(source -> source.source().text().equals(member.name()))
                    .flatMap(source -> Stream.concat(Stream.of(source.source()), source.target().stream())).toList();
            case HANDLER -> declarations(HandlerDecl.class, member.place().file())
                    .filter(handler -> Shown.path(handler).equals(member.name())).flatMap(handler -> handler.handler().stream())
                    .filter(name -> !name.text().equals(Handler.ANY)).toList();
        };
        Map<String, List<SourceRange>> places = steps.stream().collect(Collectors.groupingBy(Name::text, LinkedHashMap::new,
                Collectors.mapping(Name::range, Collectors.toList())));
        Map<String, Member> nodes = nodes(places.keySet());
        return places.keySet().stream().filter(nodes::containsKey).map(name -> new Call(nodes.get(name), places.get(name))).toList();
    }
}
