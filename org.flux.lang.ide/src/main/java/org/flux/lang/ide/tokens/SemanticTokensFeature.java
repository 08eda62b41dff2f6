// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.workspace.Document;

/** {@code textDocument/semanticTokens}: the colours of a text, of a part of it, and what has changed of them. */
public final class SemanticTokensFeature implements Feature {
    private final ServerContext context;
    private final AtomicLong number = new AtomicLong();
    /** What each client was told last of a document. */
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(String resultId, int[] data) {}

    public SemanticTokensFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        SemanticTokensWithRegistrationOptions options = new SemanticTokensWithRegistrationOptions(TokenTypes.legend());
        options.setFull(new SemanticTokensServerFull(true));
        options.setRange(true);
        server.setSemanticTokensProvider(options);
    }

    @JsonRequest("textDocument/semanticTokens/full")
    public CompletableFuture<SemanticTokens> full(SemanticTokensParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            Told now = told(view);
            return new SemanticTokens(now.resultId(), list(now.data()));
        });
    }

    /** A client that asks for the difference to something that is not known any more gets everything. */
    @JsonRequest("textDocument/semanticTokens/full/delta")
    public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> delta(SemanticTokensDeltaParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            Told before = told.get(view.document().uri());
            Told now = told(view);
            if (before == null || !before.resultId().equals(params.getPreviousResultId())) {
                return Either.forLeft(new SemanticTokens(now.resultId(), list(now.data())));
            }
            return Either.forRight(new SemanticTokensDelta(edits(before.data(), now.data()), now.resultId()));
        });
    }

    @JsonRequest("textDocument/semanticTokens/range")
    public CompletableFuture<SemanticTokens> range(SemanticTokensRangeParams params) {
        return context.requests().on(params.getTextDocument(), view -> new SemanticTokens(list(new TokenPainter(view)
                .paint(view.offset(params.getRange().getStart()), view.offset(params.getRange().getEnd())))));
    }

    private Told told(View view) {
        int[] data = new TokenPainter(view).paint(0, Integer.MAX_VALUE);
        Told now = new Told(Long.toString(number.incrementAndGet()), data);
        if (view.document().isOpen()) {
            told.put(view.document().uri(), now);
            told.keySet().retainAll(view.snapshot().open().stream().map(Document::uri).toList());
        }
        return now;
    }

    /** What differs between the longest common beginning and the longest common end, in one edit. */
    private static List<SemanticTokensEdit> edits(int[] before, int[] now) {
        int start = Arrays.mismatch(before, now);
        if (start < 0) {
            return List.of();
        }
        start -= start % 5;
        int end = 0;
        while (end < Math.min(before.length, now.length) - start && before[before.length - 1 - end] == now[now.length - 1 - end]) {
            end++;
        }
        end -= end % 5;
        return List.of(new SemanticTokensEdit(start, before.length - end - start, list(Arrays.copyOfRange(now, start, now.length - end))));
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
