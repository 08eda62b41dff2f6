// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.navigation.FlowSteps.Call;
import org.flux.lang.ide.navigation.FlowSteps.Member;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Symbol;

/**
 * {@code textDocument/prepareCallHierarchy}, {@code callHierarchy/*}: follows flows up and down: from a node to the flows, sources and
 * handlers that it is a step of, and to its own steps. Also through files that nobody has open.
 */
public final class CallHierarchyFeature implements Feature {
    private final ServerContext context;

    public CallHierarchyFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setCallHierarchyProvider(true);
    }

    @JsonRequest("textDocument/prepareCallHierarchy")
    public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(CallHierarchyPrepareParams params) {
        return context.requests().on(params.getTextDocument(), view -> view.occurrences().at(view.offset(params.getPosition()))
                .filter(named -> named.symbol().kind() == Symbol.Kind.NODE)
                .flatMap(named -> FlowSteps.around(view).node(named.symbol().name()))
                .map(node -> List.of(item(node))).orElse(null));
    }

    @JsonRequest("callHierarchy/incomingCalls")
    public CompletableFuture<List<CallHierarchyIncomingCall>> incomingCalls(CallHierarchyIncomingCallsParams params) {
        return answer(params.getItem(), (view, member) -> FlowSteps.around(view).incoming(member).stream()
                .map(call -> new CallHierarchyIncomingCall(item(call.other()), places(call))).toList());
    }

    @JsonRequest("callHierarchy/outgoingCalls")
    public CompletableFuture<List<CallHierarchyOutgoingCall>> outgoingCalls(CallHierarchyOutgoingCallsParams params) {
        return answer(params.getItem(), (view, member) -> FlowSteps.around(view).outgoing(member).stream()
                .map(call -> new CallHierarchyOutgoingCall(item(call.other()), inside(params.getItem(), view, call))).toList());
    }

    private <T> CompletableFuture<List<T>> answer(CallHierarchyItem item, BiFunction<View, Member, List<T>> calls) {
        return context.requests().on(new TextDocumentIdentifier(item.getUri()), view -> {
            context.workspace().ensureIndexed(view::checkCancelled);
            return member(item, view).map(member -> calls.apply(view, member)).orElse(List.of());
        });
    }

    /** Names mean more than places: since the item was made, somebody may have typed. */
    private static Optional<Member> member(CallHierarchyItem item, View view) {
        String what = item.getData() instanceof JsonPrimitive data ? data.getAsString() : "";
        return Member.Kind.of(what).flatMap(kind -> FlowSteps.around(view).member(kind, item.getName(), view.document().name()));
    }

    private CallHierarchyItem item(Member member) {
        CallHierarchyItem item = new CallHierarchyItem(member.name(), member.symbol(), context.workspace().uri(member.place().file()),
                Ranges.of(member.whole()), Ranges.of(member.place()));
        item.setDetail(member.detail());
        item.setData(member.kind().id());
        return item;
    }

    private static List<Range> places(Call call) {
        return call.places().stream().map(Ranges::of).toList();
    }

    /** The protocol has only places in the item's own file; what is called elsewhere is called by its name. */
    private static List<Range> inside(CallHierarchyItem item, View view, Call call) {
        List<SourceRange> own = call.places().stream().filter(place -> place.file().equals(view.document().name())).toList();
        return own.isEmpty() ? List.of(item.getSelectionRange()) : own.stream().map(Ranges::of).toList();
    }
}
