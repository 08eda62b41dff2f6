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
                measured effect is larger than its 95 %% interval: how many more pairs of them are in the predicted order than are
                exchanged, as a share of all pairs. Runs can tell two nodes apart if the difference of their effects is larger than its own
                95 %% interval; the others are worth about the same, and their order is chance.
                """, 100 * Ranking.FACTOR, Ranking.LOAD, Ranking.CORES, results.settings.pairs());
        lines.add("| program | runtime | nodes | τ | exchanged | of those that runs can tell apart |");
        lines.add("|---|---|---|---|---|---|");
        for (Table table : tables) {
            row(table.program(), table.runtime(), table.significant().size() + " of " + table.effects().size(), table.orders());
        }
        row("all", "", "", tables.stream().flatMap(table -> table.orders().stream()).toList());
        lines.add("");
        lines.add("""
                The goal is τ ≥ %.1f in all rankings together: %s. In one of few nodes a single exchange costs more than that (of five
                nodes, 0.2), however little they differ.
                """, Ranking.GOAL, verdict(tables));
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

    private void row(String program, String runtime, String nodes, List<Order> orders) {
        List<Order> apart = orders.stream().filter(Order::apart).toList();
        lines.add("| %s | %s | %s | %s | %s | %s |", program, runtime, nodes,
                orders.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Ranking.tau(orders)), exchanged(orders), exchanged(apart));
    }

    private static String exchanged(List<Order> orders) {
        return orders.stream().filter(order -> !order.agrees()).count() + " of " + orders.size();
    }

    private static String verdict(List<Table> tables) {
        long missing = tables.stream().mapToLong(table -> table.nodes() - table.measured()).sum();
        if (missing > 0) {
            return missing + (missing == 1 ? " node has" : " nodes have") + " not been measured as often as that yet";
        }
        List<Order> orders = tables.stream().flatMap(table -> table.orders().stream()).toList();
        return orders.isEmpty() ? "there is nothing to compare" : Ranking.tau(orders) >= Ranking.GOAL ? "met" : "**missed**";
    }
}
