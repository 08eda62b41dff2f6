// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.cli.profile.Costs.LockCost;
import org.flux.cli.profile.Costs.NodeCost;
import org.flux.cli.profile.Costs.PathCost;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.report.TextTable;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.Flows;
import org.flux.graph.profile.Profile.Outcome;
import org.flux.graph.profile.Profile.Sessions;
import org.flux.graph.quantities.Quantities;

/** Costs for people. */
final class CostsText {
    private static final String NOTHING = "-";

    private final Costs costs;
    private final Profile profile;
    private final int top;

    private CostsText(Costs costs, int top) {
        this.costs = costs;
        this.profile = costs.profile();
        this.top = top;
    }

    static String of(String program, ProfileFile file, Costs costs, int top) {
        CostsText text = new CostsText(costs, top);
        return text.heading(program, file) + text.sources()
                + text.section("hot paths", text.paths(), costs.paths().size())
                + text.section("expensive nodes", text.nodes(), costs.nodes().size())
                + text.section("contended locks", text.locks(), costs.uses().size());
    }

    private String heading(String program, ProfileFile file) {
        Flows flows = profile.flows();
        StringBuilder text = new StringBuilder(file.heading(program));
        List<String> ends = new ArrayList<>();
        add(ends, flows.completed(), "completed");
        add(ends, flows.handled(), "handled");
        add(ends, flows.failed(), "failed");
        add(ends, flows.dropped(), "dropped");
        add(ends, flows.started() - flows.ended(), "still in flight");
        add(ends, flows.refused(), "refused");
        if (!ends.isEmpty()) {
            text.append("flows: ").append(String.join(", ", ends)).append('\n');
        }
        if (flows.ended() == 0) {
            text.append("no flow ended while the server was measured, so there is nothing to tell\n");
        } else if (flows.timed() < flows.ended()) {
            text.append("timed: ").append(number(flows.timed())).append(" flows, which stand for all; paths are of all flows\n");
        }
        profile.process().cpu().ifPresent(cpu -> text.append("processor time: ").append(Quantities.duration(cpu)).append(", ")
                .append(Quantities.percent(cpu / 1e9 / profile.seconds())).append(" of one core").append(profile.process().compiler()
                .map(compiler -> "; compiling took " + Quantities.duration(compiler) + " of it").orElse("")).append('\n'));
        if (profile.unknownPaths() > 0) {
            text.append("paths without a number: ").append(number(profile.unknownPaths())).append(" flows; the program has too many\n");
        }
        return text.toString();
    }

    private static void add(List<String> counts, long count, String what) {
        if (count > 0) {
            counts.add(number(count) + " " + what);
        }
    }

    private String sources() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("source", "flows", "rate", "latency", "p50", "p99", "until it starts", "between nodes", "sessions"));
        for (Profile.Source source : profile.sources()) {
            rows.add(List.of(source.node(), number(source.flows()), Quantities.rate(costs.rate(source)),
                    mean(source.latency()), quantile(source.latency(), 0.5), quantile(source.latency(), 0.99), mean(source.start()),
                    mean(source.overhead()), source.sessions().map(CostsText::sessions).orElse(NOTHING)));
        }
        return rows.size() == 1 ? "" : "\n" + TextTable.render(rows);
    }

    private static String sessions(Sessions sessions) {
        return (sessions.share() < 1 ? "about " : "") + number(sessions.distinct());
    }

    private String section(String title, List<List<String>> rows, int all) {
        if (all == 0) {
            return "";
        }
        String more = all > top ? " (" + top + " of " + number(all) + ")" : "";
        return "\n" + title + more + ":\n" + TextTable.render(rows);
    }

    private List<List<String>> paths() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  count", "of flows", "time", "of the time", "path"));
        costs.paths().stream().limit(top).forEach(path -> rows.add(List.of("  " + number(path.counted().count()),
                Quantities.percent(path.share()), Quantities.duration(path.time()), Quantities.percent(costs.share(path.total())),
                trail(path))));
        return rows;
    }

    private static String trail(PathCost cost) {
        String root = cost.counted().root();
        if (cost.path().isEmpty()) {
            return root + " " + cost.counted().number() + " (the program has no such path)";
        }
        if (!cost.path().get().fails()) {
            return cost.steps().isEmpty() ? root : String.join(" > ", cost.steps());
        }
        return cost.steps().isEmpty() ? "the session function before " + root + " fails"
                : String.join(" > ", cost.steps()) + (cost.counted().outcome() == Outcome.DROPPED ? ": dropped" : ": fails");
    }

    private List<List<String>> nodes() {
        boolean cpu = costs.nodes().stream().anyMatch(node -> node.times().cpu().isPresent());
        boolean queue = costs.nodes().stream().anyMatch(node -> node.times().queue().isPresent());
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("  node", "calls", "mean", "p50", "p99", "of the time", cpu ? "processor" : "", queue ? "changing threads" : ""));
        for (NodeCost node : costs.nodes().stream().limit(top).toList()) {
            Optional<Distribution> wall = node.times().wall();
            rows.add(row("  " + node.times().node(), number(node.calls()), mean(wall), quantile(wall, 0.5), quantile(wall, 0.99),
                    node.isSource() ? "(source)" : Quantities.percent(costs.share(node.total())), cpu ? mean(node.times().cpu()) : "",
                    queue ? mean(node.times().queue()) : ""));
        }
        return rows;
    }

    private List<List<String>> locks() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  lock", "by", "acquired", "had to wait", "wait", "p99", "hold", "p99", "waited in all"));
        for (LockCost lock : costs.uses().stream().limit(top).toList()) {
            Profile.Use use = lock.use();
            rows.add(List.of("  " + lock.lock().written(use.mode()), use.node(), number(use.acquired()),
                    use.contended() == 0 ? "never" : Quantities.percent((double) use.contended() / Math.max(1, use.acquired())),
                    mean(use.waits()), quantile(use.waits(), 0.99), mean(use.holds()), quantile(use.holds(), 0.99),
                    lock.waited() == 0 ? NOTHING : Quantities.duration(lock.waited())));
        }
        return rows;
    }

    /** A row without the columns that are not wanted. */
    private static List<String> row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        row.removeIf(String::isEmpty);
        return row;
    }

    private static String mean(Optional<Distribution> times) {
        return times.map(t -> Quantities.duration(t.mean())).orElse(NOTHING);
    }

    private static String quantile(Optional<Distribution> times, double share) {
        return times.map(t -> Quantities.duration(t.quantile(share))).orElse(NOTHING);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
