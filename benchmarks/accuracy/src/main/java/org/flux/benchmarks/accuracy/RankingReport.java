// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.List;
import java.util.Locale;
import org.flux.benchmarks.accuracy.Ranking.Effect;
import org.flux.benchmarks.accuracy.Ranking.Order;
import org.flux.benchmarks.accuracy.Ranking.Table;

/** The part of the page about what is worth optimising. */
record RankingReport(Results results, Report.Lines lines) {
    void write() {
        List<Table> tables = Ranking.tables(results);
        if (tables.isEmpty()) {
            return;
        }
        lines.add("## What is worth optimising");
        lines.add("");
        lines.add("""
                Each node in turn takes %.0f %% of its time, at %d %% load on %d processors: by how many milliseconds the mean time of a
                flow changes, predicted (`flux simulate --what-if node=…`) and in reality, where the same flows came at the same
                times with and without, in %d or more pairs of runs. The two rankings are compared by Kendall's τ over the nodes whose
                measured effect is larger than its 95 %% interval; the goal is τ ≥ %.1f.
                """, 100 * Ranking.FACTOR, Ranking.LOAD, Ranking.CORES, results.settings.pairs(), Ranking.GOAL);
        lines.add("| program | runtime | nodes | τ | goal |");
        lines.add("|---|---|---|---|---|");
        for (Table table : tables) {
            String tau = table.tau().isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", table.tau().getAsDouble());
            lines.add("| %s | %s | %d of %d | %s | %s |", table.program(), table.runtime(), table.significant().size(),
                    table.effects().size(), tau, verdict(table));
        }
        lines.add("");
        together(tables.stream().flatMap(table -> table.orders().stream()).toList());
        for (Table table : tables) {
            lines.add("%s on `%s`:", table.program(), table.runtime());
            lines.add("");
            lines.add("| node | predicted, ms | measured, ms | |");
            lines.add("|---|---|---|---|");
            for (Effect effect : table.effects()) {
                lines.add("| %s | %+.2f | %+.2f ± %s | %s |", effect.node(), effect.predicted(), effect.measured(),
                        String.format(Locale.ROOT, "%.2f", effect.half()), effect.significant() ? "" : "within its interval");
            }
            lines.add("");
        }
    }

    private void together(List<Order> orders) {
        List<Order> apart = orders.stream().filter(Order::apart).toList();
        lines.add("""
                In all rankings together, %d of %d pairs of such nodes are in the predicted order (τ = %.2f). The runs can tell %d of them
                apart, since the difference of their effects is larger than its own 95 %% interval; of these, %d are in the predicted
                order (τ = %.2f). The other pairs are nodes that are worth about the same, whose order is chance.
                """, orders.stream().filter(Order::agrees).count(), orders.size(), Ranking.tau(orders), apart.size(),
                apart.stream().filter(Order::agrees).count(), Ranking.tau(apart));
    }

    private static String verdict(Table table) {
        if (table.measured() < table.nodes()) {
            return "%d of %d nodes measured".formatted(table.measured(), table.nodes());
        }
        return table.tau().isEmpty() ? "nothing to compare" : table.tau().getAsDouble() >= Ranking.GOAL ? "met" : "**missed**";
    }
}
