// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Types.Arc;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;

/**
 * {@code textDocument/inlayHint}: what flows along each arc, which locks a node takes that its constraint does not say, and in which order
 * it takes them.
 */
public final class InlayHintsFeature implements Feature {
    private final ServerContext context;

    public InlayHintsFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setInlayHintProvider(true);
    }

    @JsonRequest("textDocument/inlayHint")
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return context.requests().on(params.getTextDocument(), view -> hints(view, view.offset(params.getRange().getStart()),
                view.offset(params.getRange().getEnd())));
    }

    private List<InlayHint> hints(View view, int from, int to) {
        Collector collector = new Collector(view, from, to);
        if (context.settings().isOn("inlayHints.arcTypes")) {
            collector.arcs();
        }
        if (context.settings().isOn("inlayHints.elevations")) {
            collector.elevations();
        }
        if (context.settings().isOn("inlayHints.acquisitionOrder")) {
            collector.orders();
        }
        collector.hints.sort(Comparator.comparingInt((InlayHint hint) -> hint.getPosition().getLine())
                .thenComparingInt(hint -> hint.getPosition().getCharacter()));
        return collector.hints;
    }

    private static final class Collector {
        private final View view;
        private final int from;
        private final int to;
        private final List<InlayHint> hints = new ArrayList<>();

        Collector(View view, int from, int to) {
            this.view = view;
            this.from = from;
            this.to = to;
        }

        private boolean isWanted(SourceRange range) {
            return range.file().equals(view.document().name()) && range.endOffset() >= from && range.endOffset() <= to;
        }

        void arcs() {
            for (Arc arc : view.program().analysis().types().arcs()) {
                SourceRange place = arc.variant().map(variant -> variant.steps().get(arc.step()).range())
                        .orElseGet(() -> source(arc.from()));
                if (place != null && isWanted(place) && !arc.slots().isEmpty()) {
                    InlayHint hint = hint(place.end(), Signature.show(arc.slots()),
                            Signature.declare(arc.slots()));
                    hint.setKind(InlayHintKind.Type);
                    hint.setPaddingLeft(true);
                    hints.add(hint);
                }
            }
        }

        private SourceRange source(String node) {
            return view.program().graph().sources().stream().filter(source -> source.node().equals(node)).findFirst()
                    .map(source -> source.declaration().source().range()).orElse(null);
        }

        void elevations() {
            Map<String, List<Elevation>> byNode = new LinkedHashMap<>();
            for (Elevation elevation : view.program().analysis().locks().elevations()) {
                if (elevation.kind() == Kind.PROMOTION) {
                    promotion(elevation);
                } else {
                    byNode.computeIfAbsent(elevation.node(), node -> new ArrayList<>()).add(elevation);
                }
            }
            byNode.forEach(this::elevated);
        }

        private void promotion(Elevation elevation) {
            view.program().graph().nodes().get(elevation.node()).constraints().stream()
                    .filter(constraint -> constraint.lock().equals(elevation.lock()) && isWanted(constraint.range()))
                    .forEach(constraint -> {
                        InlayHint hint = hint(constraint.range().end(), "as a writer", "Written further inside: `"
                                + String.join(" -> ", elevation.witness()) + "`");
                        hint.setPaddingLeft(true);
                        hint.setTextEdits(List.of(new TextEdit(Ranges.of(constraint.range()), elevation.lock().written(LockMode.WRITE))));
                        hints.add(hint);
                    });
        }

        private void elevated(String node, List<Elevation> elevations) {
            SourceRange last = view.program().graph().nodes().get(node).constraints().stream().map(Constraint::range)
                    .filter(this::isWanted).max(Comparator.comparingInt(SourceRange::offset)).orElse(null);
            if (last != null) {
                String more = elevations.stream().map(e -> e.lock().written(e.mode())).collect(Collectors.joining(", "));
                InlayHint hint = hint(last.end(), ", " + more, elevations.stream().map(e -> "`" + e.lock().written(e.mode())
                        + "` is needed further inside: `" + String.join(" -> ", e.witness()) + "`").collect(Collectors.joining("\n\n")));
                Position end = Ranges.of(last).getEnd();
                hint.setTextEdits(List.of(new TextEdit(new Range(end, end), ", " + more)));
                hints.add(hint);
            }
        }

        /** Only where the order of the text is another one: the first lock that is written is usually the first that is taken. */
        void orders() {
            Map<String, List<Constraint>> here = new HashMap<>();
            for (Node node : view.program().graph().nodes().values()) {
                List<Constraint> declared = node.constraints();
                if (declared.size() > 1 && isWanted(declared.getLast().range())) {
                    here.put(node.name(), declared);
                }
            }
            here.forEach((node, declared) -> {
                SortedMap<Lock, LockMode> effective = view.program().analysis().locks().effective().get(node);
                List<Lock> taken = effective == null ? List.of() : List.copyOf(effective.keySet());
                List<Lock> written = declared.stream().map(Constraint::lock).toList();
                if (!taken.isEmpty() && !taken.stream().filter(written::contains).toList().equals(written)) {
                    SourceRange last = declared.stream().map(Constraint::range).max(Comparator.comparingInt(SourceRange::offset))
                            .orElseThrow();
                    InlayHint hint = hint(last.end(), "taken as " + taken.stream().limit(8).map(Lock::toString)
                            .collect(Collectors.joining(", ")) + (taken.size() > 8 ? ", ..." : ""), "The order in which `" + node
                            + "` takes its locks, which is the same for all nodes.");
                    hint.setPaddingLeft(true);
                    hints.add(hint);
                }
            });
        }

        private static InlayHint hint(SourceRange place, String label, String tooltip) {
            InlayHint hint = new InlayHint(Ranges.start(place), Either.forLeft(label));
            hint.setTooltip(new MarkupContent(MarkupKind.MARKDOWN, tooltip));
            return hint;
        }
    }
}
