// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.structure.Surroundings.Stretch;

/** {@code textDocument/selectionRange}: what a selection grows to, step by step. */
public final class SelectionRangesFeature implements Feature {
    private final ServerContext context;

    public SelectionRangesFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setSelectionRangeProvider(true);
    }

    @JsonRequest("textDocument/selectionRange")
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            Surroundings surroundings = Surroundings.of(view.parsed());
            List<SelectionRange> answers = new ArrayList<>();
            for (Position position : params.getPositions()) {
                view.checkCancelled();
                answers.add(chain(view, surroundings.at(view.offset(position))));
            }
            return answers;
        });
    }

    /** The innermost stretch, each in the next one. */
    private static SelectionRange chain(View view, List<Stretch> stretches) {
        SelectionRange around = null;
        for (Stretch stretch : stretches.reversed()) {
            around = new SelectionRange(view.document().range(stretch.from(), stretch.to()), around);
        }
        return around;
    }
}
