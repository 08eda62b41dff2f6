// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Declared;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.ide.workspace.Snapshot;

/**
 * {@code workspace/symbol}: finds nodes, predicate types and locks by some letters of their names, in all files of the workspace. What
 * several files of one program introduce, one its signature and another its flow, is found once.
 */
public final class WorkspaceSymbolsFeature implements Feature {
    /** More nobody reads; with another letter there are fewer. */
    private static final int MOST = 1000;

    private final ServerContext context;

    public WorkspaceSymbolsFeature(ServerContext context) {
        this.context = context;
    }

    private record Match(Declared declared, int score) {
        private static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(Match::score).reversed()
                .thenComparingInt(match -> match.declared.name().length()).thenComparing(match -> match.declared.name())
                .thenComparing(match -> match.declared.rank()).thenComparing(match -> match.declared.range().file());
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setWorkspaceSymbolProvider(true);
    }

    @JsonRequest("workspace/symbol")
    public CompletableFuture<List<WorkspaceSymbol>> symbol(WorkspaceSymbolParams params) {
        Snapshot snapshot = context.workspace().snapshot();
        String query = params.getQuery() == null ? "" : params.getQuery();
        return context.requests().run(cancellation -> {
            context.workspace().ensureIndexed(cancellation::checkCanceled);
            return find(snapshot, query, cancellation);
        });
    }

    private List<WorkspaceSymbol> find(Snapshot snapshot, String query, CancelChecker cancellation) {
        FuzzyMatch match = new FuzzyMatch(query);
        List<Match> matches = new ArrayList<>();
        context.workspace().symbols((file, all) -> {
            cancellation.checkCanceled();
            for (Declared declared : all) {
                OptionalInt score = match.score(declared.name());
                score.ifPresent(value -> matches.add(new Match(declared, value)));
            }
        });
        matches.sort(Match.BEST_FIRST);
        List<WorkspaceSymbol> found = new ArrayList<>();
        Map<Symbol, Set<String>> covered = new HashMap<>();
        for (Match next : matches) {
            cancellation.checkCanceled();
            Declared declared = next.declared();
            Set<String> known = covered.computeIfAbsent(declared.symbol(), symbol -> new HashSet<>());
            if (!known.contains(declared.range().file())) {
                known.addAll(snapshot.companions(declared.range().file()));
                found.add(shown(declared));
            }
            if (found.size() == MOST) {
                break;
            }
        }
        return found;
    }

    private WorkspaceSymbol shown(Declared declared) {
        return new WorkspaceSymbol(declared.name(), declared.what().kind(),
                Either.forLeft(new Location(context.workspace().uri(declared.range().file()), Ranges.of(declared.range()))));
    }
}
