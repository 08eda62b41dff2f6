// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hover;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.Handler;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.workspace.Document;

/** {@code textDocument/hover}: what a name stands for, which locks a node takes and why, what a keyword means. */
public final class HoverFeature implements Feature {
    private final ServerContext context;

    public HoverFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setHoverProvider(true);
    }

    @JsonRequest("textDocument/hover")
    public CompletableFuture<Hover> hover(HoverParams params) {
        return context.requests().on(params.getTextDocument(), view -> hover(view, view.offset(params.getPosition())).orElse(null));
    }

    private Optional<Hover> hover(View view, int offset) {
        Optional<Occurrence> name = view.occurrences().at(offset);
        return name.isPresent() ? name.flatMap(found -> named(view, found)) : keyword(view, offset);
    }

    private Optional<Hover> named(View view, Occurrence name) {
        Descriptions descriptions = new Descriptions(view.program());
        String symbol = name.symbol().name();
        Optional<String> text = switch (name.symbol().kind()) {
            case NODE -> descriptions.node(symbol);
            case PREDICATE -> descriptions.predicate(symbol);
            case LOCK -> Optional.of(descriptions.lock(symbol));
            case FUNCTION -> Optional.of("Java function `" + symbol + "`" + purpose(name));
            case METHOD -> Optional.of("Java method `" + symbol.replace("::", ".") + "`");
            case FILE -> file(view, name);
            case PARAMETER -> Optional.of("A value of `" + symbol.substring(0, symbol.indexOf('(')) + "`");
            case PRAGMA -> Keywords.help("pragma");
            case TYPE -> Optional.of("Java type `" + symbol + "`");
        };
        return text.map(shown -> new Hover(markup(shown), Ranges.of(name.range())));
    }

    private static String purpose(Occurrence name) {
        return switch (name.declaration().orElse(null)) {
            case Declaration.TypeDef typedef -> ": the test of the predicate type `" + typedef.name() + "`";
            case Declaration.SourceDecl source -> ": tells the session of a flow of `" + source.source() + "`";
            case Declaration.SessionDecl session -> ": tells the session of a flow of `" + session.source() + "`";
            case null, default -> "";
        };
    }

    private Optional<String> file(View view, Occurrence name) {
        for (Import statement : view.file().imports()) {
            if (statement instanceof Import.OfFile file && file.target().range().equals(name.range())) {
                return Optional.of(file.resolved().map(found -> "`" + found + "`").orElse("There is no such file."));
            }
        }
        return Optional.empty();
    }

    /** Help for a keyword; a soft keyword that is a name there has been found as such before. */
    private Optional<Hover> keyword(View view, int offset) {
        Document document = view.document();
        String text = document.text();
        int start = offset;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int end = offset;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        Range range = document.range(start, Math.max(end, start));
        if (start == end) {
            return handlerPath(view, offset);
        }
        int from = start;
        boolean isCode = view.file().declarations().stream().anyMatch(d -> d.range().offset() <= from && from < d.range().endOffset())
                || view.file().imports().stream().anyMatch(d -> d.range().offset() <= from && from < d.range().endOffset())
                || view.file().packageName().isPresent() && text.startsWith("package", from);
        return isCode ? Keywords.help(text.substring(start, end)).map(help -> new Hover(markup(help), range)) : Optional.empty();
    }

    /** Which failures a handler is for, at its wildcard. */
    private Optional<Hover> handlerPath(View view, int offset) {
        for (Declaration declaration : view.file().declarations()) {
            if (declaration instanceof HandlerDecl handler) {
                List<Name> path = handler.path();
                for (Name element : path) {
                    if (element.text().equals(Handler.ANY) && Ranges.touches(element.range(), offset)) {
                        String shown = path.stream().map(Name::text).collect(Collectors.joining(" -> "));
                        String help = "Any nodes, also none, in the path `" + shown + "`";
                        return Optional.of(new Hover(markup(help), Ranges.of(element.range())));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private MarkupContent markup(String markdown) {
        boolean understood = Optional.ofNullable(context.capabilities().getTextDocument()).map(TextDocumentClientCapabilities::getHover)
                .map(HoverCapabilities::getContentFormat).map(formats -> formats.contains(MarkupKind.MARKDOWN)).orElse(true);
        return understood ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
                : new MarkupContent(MarkupKind.PLAINTEXT, markdown.replaceAll("```(flux)?\n?|`", ""));
    }
}
