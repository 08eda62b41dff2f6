// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flux.cli.report.TextTable;
import org.flux.explore.Explorer.Replayed;
import org.flux.explore.Options;
import org.flux.explore.Report;
import org.flux.explore.Report.Result;
import org.flux.explore.Schedule;
import org.flux.explore.Step;
import org.flux.explore.Violation;
import org.flux.explore.Violation.Claim;
import org.flux.explore.Violation.FlowState;

/** What came of an exploration, for people. */
final class ExploreText {
    private ExploreText() {}

    static String report(Stage.Ready ready, Options options, Report report) {
        StringBuilder text = new StringBuilder(ready.name() + ": " + scope(options)
                + (ready.asDeclared() ? ", locks as declared" : "")
                + (ready.typed() ? "" : "; its Java types are not known here, which makes no difference") + "\n");
        List<List<String>> rows = new ArrayList<>();
        for (Result result : report.results()) {
            rows.add(List.of("  " + result.shape(), String.join(" + ", result.sources()), count(result.schedules(), "schedule"),
                    end(result, options)));
        }
        text.append(TextTable.render(rows));
        if (report.violation().isPresent()) {
            Violation violation = report.violation().get();
            return text + "\n" + violation(violation) + "step by step: flux explore " + ready.name()
                    + (ready.asDeclared() ? " --as-declared" : "") + " --replay " + violation.schedule() + "\n";
        }
        text.append(count(report.schedules(), "schedule")).append(": 0 deadlocks, 0 atomicity violations");
        return text.append(report.isExhaustive() ? "" : "; not all schedules were run").append("\n").toString();
    }

    private static String scope(Options options) {
        return count(options.flows(), "flow") + " at a time, " + (options.failures() == 0 ? "no node fails"
                : "at most " + count(options.failures(), "node") + " of a schedule fail" + (options.failures() == 1 ? "s" : ""))
                + (options.preemptions().isPresent() ? ", at most " + count(options.preemptions().getAsInt(), "preemption")
                : options.seed().isPresent() ? ", at random with seed " + options.seed().getAsLong() : "");
    }

    /** How far one search went. */
    static String end(Result result, Options options) {
        return switch (result.end()) {
            case VIOLATION -> result.violation().orElseThrow().kind().toString();
            case EXHAUSTED -> options.preemptions().isPresent()
                    ? "all with at most " + count(options.preemptions().getAsInt(), "preemption") : "exhausted";
            case LIMIT -> "bounded: " + count(options.schedules(), "schedule");
            case TIME -> "bounded: time is up";
        };
    }

    static String replay(Schedule schedule, Replayed replayed) {
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (Step step : replayed.steps()) {
            rows.add(List.of("%4d".formatted(++number), step.flow(), step.what(), step.at().toString()));
        }
        StringBuilder text = new StringBuilder();
        for (int flow = 0; flow < schedule.sources().size(); flow++) {
            text.append("flow ").append((char) ('a' + flow)).append(": ").append(schedule.sources().get(flow)).append("\n");
        }
        text.append(TextTable.render(rows));
        replayed.violation().ifPresentOrElse(v -> text.append("\n").append(violation(v)), () -> text.append("all flows have ended\n"));
        return text.toString();
    }

    private static String violation(Violation violation) {
        StringBuilder text = new StringBuilder(violation.kind() + ": " + violation.what() + "\n");
        List<List<String>> rows = new ArrayList<>();
        for (FlowState flow : violation.flows()) {
            String name = "  flow " + flow.flow() + " (" + flow.source() + ")" + (flow.hasEnded() ? ", ended" : "");
            for (Claim claim : flow.holds()) {
                rows.add(List.of(name, "holds  " + claim, claim.at().toString()));
                name = "";
            }
            if (flow.awaits().isPresent()) {
                rows.add(List.of(name, "awaits " + flow.awaits().get(), flow.awaits().get().at().toString()));
            } else if (flow.holds().isEmpty()) {
                rows.add(List.of(name, "holds nothing", ""));
            }
        }
        return text + TextTable.render(rows) + "schedule: " + violation.schedule() + "\n";
    }

    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
