// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.diagram.overlay.Performance;
import org.flux.diagram.overlay.Performance.OfLock;
import org.flux.graph.quantities.Quantities;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;

/** What is said of a program's performance above its declarations, in one line each. */
public final class PerformanceLenses {
    private final Performance performance;
    private final Map<String, Performance.OfNode> wholes;

    public PerformanceLenses(Performance performance) {
        this.performance = performance;
        this.wholes = performance.wholes();
    }

    /** Tells where something is said, and what. */
    public void of(List<Declaration> declarations, BiConsumer<Name, String> tell) {
        Set<String> seen = new HashSet<>();
        for (Declaration declaration : declarations) {
            switch (declaration) {
                case SourceDecl source -> ofSource(source.source().text()).ifPresent(text -> tell.accept(source.source(), text));
                case NodeSignature node when seen.add(node.name().text()) -> ofNode(node.name(), tell);
                case FlowDefinition flow when seen.add(flow.name().text()) -> ofNode(flow.name(), tell);
                case ConstraintDecl constraint -> ofLocks(constraint).ifPresent(text -> tell.accept(constraint.node(), text));
                default -> { }
            }
        }
    }

    private Optional<String> ofSource(String name) {
        return Optional.ofNullable(performance.sources().get(name))
                .map(source -> line(source.mean(), source.p99(), source.perSecond(), ""));
    }

    private void ofNode(Name name, BiConsumer<Name, String> tell) {
        if (performance.sources().containsKey(name.text())) {
            return; // is said above the source
        }
        Optional.ofNullable(wholes.get(name.text())).ifPresent(whole -> {
            boolean limits = performance.bottleneck().filter(limit -> limit.lock().isEmpty())
                    .flatMap(Performance.Bottleneck::node).filter(name.text()::equals).isPresent();
            tell.accept(name, line(whole.mean(), whole.p99(), whole.perSecond(), limits ? "bottleneck" : ""));
        });
    }

    /** {@code 12.3 ms · p99 40 ms · 812/s}. */
    private static String line(double mean, double p99, double perSecond, String more) {
        return Stream.of(Double.isNaN(mean) ? "" : Quantities.duration(mean), Double.isNaN(p99) ? "" : "p99 " + Quantities.duration(p99),
                Quantities.rate(perSecond), more).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private Optional<String> ofLocks(ConstraintDecl constraint) {
        List<OfLock> uses = performance.locks().stream().filter(use -> use.node().equals(constraint.node().text())).toList();
        List<String> texts = new ArrayList<>();
        for (OfLock use : uses) {
            boolean limits = performance.bottleneck().flatMap(Performance.Bottleneck::lock).filter(use.lock()::equals).isPresent();
            texts.add((uses.size() > 1 ? use.lock() + " " : "") + waits(use) + (limits ? " · bottleneck" : ""));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
    }

    /** {@code waits 3.1 ms, contended 12 %}. */
    private static String waits(OfLock use) {
        return use.contended() > 0 && use.waits() > 0
                ? "waits " + Quantities.duration(use.waits()) + ", contended " + Quantities.percent(use.contended()) : "never contended";
    }
}
