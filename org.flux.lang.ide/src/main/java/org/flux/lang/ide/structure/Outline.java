// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Declared.What;
import org.flux.lang.ide.symbols.Shown;

/** The declarations of a file in textual order, variants of a node that follow each other below one entry for all of them. */
final class Outline {
    private Outline() {}

    static List<DocumentSymbol> of(SourceFile file) {
        List<DocumentSymbol> outline = new ArrayList<>();
        List<Declaration> all = file.declarations();
        for (int i = 0; i < all.size(); ) {
            int end = DeclarationGroups.endOfVariants(all, i);
            outline.add(end > i ? variants(all.subList(i, end)) : symbol(all.get(i)));
            i = Math.max(end, i + 1);
        }
        return outline;
    }

    private static DocumentSymbol variants(List<Declaration> variants) {
        FlowDefinition first = (FlowDefinition) variants.getFirst();
        SourceRange whole = variants.getFirst().documentedRange().to(variants.getLast().range());
        String count = variants.size() == 1 ? "1 variant" : variants.size() + " variants";
        DocumentSymbol flow = symbol(first.name().text(), What.FLOW.kind(), count, whole, first.name().range());
        flow.setChildren(variants.stream().map(FlowDefinition.class::cast).map(variant -> symbol(Shown.patterns(variant),
                SymbolKind.EnumMember, steps(variant), variant.documentedRange(), variant.name().range())).toList());
        return flow;
    }

    private static String steps(FlowDefinition flow) {
        return flow.steps().isEmpty() ? "=" : "= " + Shown.steps(flow);
    }

    private static DocumentSymbol symbol(Declaration declaration) {
        return switch (declaration) {
            case TypeDef typedef -> symbol(declaration, typedef.name(), What.PREDICATE.kind(),
                    typedef.function().map(Name::text).or(() -> typedef.binding().map(Shown::binding)).orElse(""));
            case NodeSignature node -> symbol(declaration, node.name(), What.NODE.kind(), Shown.signature(node));
            case SourceDecl source -> symbol(declaration, source.source(), What.SOURCE.kind(), Shown.source(source));
            case SessionDecl session -> symbol(declaration, session.source(), What.SOURCE.kind(),
                    "session => " + session.function().name());
            case FlowDefinition flow -> symbol(declaration, flow.name(), What.FLOW.kind(), steps(flow));
            case ConstraintDecl constraint -> symbol(declaration, constraint.node(), What.LOCK.kind(), Shown.locks(constraint));
            case HandlerDecl handler -> symbol(Shown.path(handler), Shown.HANDLER, "=> " + handler.handler().map(Name::text).orElse("…"),
                    handler.documentedRange(), handler.path().getFirst().range().to(handler.path().getLast().range()));
            case OrderDecl order -> symbol("order", SymbolKind.Array, Shown.order(order), order.range(), word(order, "order"));
            case PragmaDecl pragma -> symbol(declaration, pragma.name(), SymbolKind.Property,
                    pragma.value().map(value -> "= " + value).orElse(""));
        };
    }

    private static SourceRange word(Declaration declaration, String first) {
        SourceRange start = declaration.range().start();
        return new SourceRange(start.file(), start.offset(), start.offset() + first.length(), start.line(), start.column(), start.line(),
                start.column() + first.length());
    }

    private static DocumentSymbol symbol(Declaration declaration, Name name, SymbolKind kind, String detail) {
        return symbol(name.text(), kind, detail, declaration.documentedRange(), name.range());
    }

    private static DocumentSymbol symbol(String name, SymbolKind kind, String detail, SourceRange whole, SourceRange selected) {
        return new DocumentSymbol(name, kind, Ranges.of(whole), Ranges.of(within(whole, selected)), detail);
    }

    /** Editors refuse an outline in which a name is not in what it names, and a broken text may be read in odd ways. */
    private static SourceRange within(SourceRange whole, SourceRange selected) {
        return whole.offset() <= selected.offset() && selected.endOffset() <= whole.endOffset() ? selected : whole;
    }
}
