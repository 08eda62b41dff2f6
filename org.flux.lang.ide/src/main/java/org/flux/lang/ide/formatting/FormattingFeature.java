// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.formatting;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.SourceFormatter;
import org.flux.lang.formatting.Replacement;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.workspace.Document;

/**
 * {@code textDocument/formatting}, {@code rangeFormatting} and {@code onTypeFormatting}. There is one layout, whatever the client's tabs
 * are. What cannot be read is left as it is, and the rest is formatted.
 */
public final class FormattingFeature implements Feature {
    private final ServerContext context;

    public FormattingFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDocumentFormattingProvider(true);
        server.setDocumentRangeFormattingProvider(true);
        server.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions(";", List.of("}", "\n")));
    }

    @JsonRequest("textDocument/formatting")
    public CompletableFuture<List<TextEdit>> formatting(DocumentFormattingParams params) {
        return on(params.getTextDocument(), view -> SourceFormatter.create().replacements(view.document().text()));
    }

    /** Formats every declaration of which something is in the range. */
    @JsonRequest("textDocument/rangeFormatting")
    public CompletableFuture<List<TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
        return on(params.getTextDocument(), view -> SourceFormatter.create().replacements(view.document().text(),
                view.offset(params.getRange().getStart()), view.offset(params.getRange().getEnd())));
    }

    /** Formats the declaration that has just been finished, and nothing at or behind the cursor. */
    @JsonRequest("textDocument/onTypeFormatting")
    public CompletableFuture<List<TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams params) {
        return on(params.getTextDocument(), view -> {
            Document document = view.document();
            int cursor = view.offset(params.getPosition());
            int line = document.lines().line(cursor);
            boolean newLine = params.getCh().startsWith("\n");
            if (newLine && line == 0) {
                return List.of();
            }
            int to = newLine ? document.lines().start(line) - 1 : cursor;
            int from = newLine ? document.lines().start(line - 1) : cursor - 1;
            return SourceFormatter.create().replacementsOfEnding(document.text(), from, to).stream()
                    .filter(replacement -> replacement.end() <= to && replacement.end() < cursor).toList();
        });
    }

    private CompletableFuture<List<TextEdit>> on(TextDocumentIdentifier document, Function<View, List<Replacement>> format) {
        if (!context.settings().isOn("format.enable")) {
            return CompletableFuture.completedFuture(List.of());
        }
        return context.requests().on(document, view -> format.apply(view).stream().map(replacement -> new TextEdit(
                view.document().range(replacement.offset(), replacement.end()), replacement.blanks())).toList());
    }
}
