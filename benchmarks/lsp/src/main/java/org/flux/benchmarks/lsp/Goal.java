// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Statistics.Estimate;

/**
 * What our server is to reach.
 *
 * @param limit in milliseconds or megabytes
 */
record Goal(Measure measure, String scenario, double limit) {
    private static final String SMALL = "lines-1000";
    private static final String LARGE = "lines-10000";
    private static final String MANY = "files-500";
    /** Beyond so many times the limit something is wrong that no noise explains. */
    static final double GROSS = 3;

    static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        goals.add(new Goal(Measure.TYPING, SMALL, 60));
        goals.add(new Goal(Measure.TYPING, LARGE, 400));
        List.of(Measure.COMPLETION, Measure.HOVER, Measure.DEFINITION).forEach(measure -> goals.add(new Goal(measure, SMALL, 30)));
        List.of(Measure.FOLDING, Measure.SYMBOLS, Measure.TOKENS).forEach(measure -> goals.add(new Goal(measure, LARGE, 300)));
        for (String scenario : List.of("lines-100", "files-50", MANY)) {
            goals.add(new Goal(Measure.INITIALIZE, scenario, 500));
            goals.add(new Goal(Measure.FIRST_DIAGNOSTICS, scenario, 1200));
        }
        goals.add(new Goal(Measure.PEAK, MANY, 350));
        return goals;
    }

    /** Those of the diagram, which is measured by itself. */
    static List<Goal> ofDiagrams() {
        return List.of(new Goal(Measure.PICTURE, "nodes-200", 250), new Goal(Measure.FIRST_PICTURE, "nodes-2000", 3000),
                new Goal(Measure.PICTURE, "nodes-2000", 3000));
    }

    static List<Goal> of(String scenario) {
        return all().stream().filter(goal -> goal.scenario.equals(scenario)).toList();
    }

    /** Latencies are judged by their 95th percentile in a process, what a process has once by that. */
    ToDoubleFunction<Sample> value() {
        return measure.isLatency() ? Sample::p95 : Sample::p50;
    }

    String limitInWords() {
        return String.format(Locale.ROOT, "%s≤ %,.0f %s", measure.isLatency() ? "p95 " : "", limit, measure.unit());
    }

    Estimate reached(Results results) {
        return results.mean(Contestant.FLUX.name(), scenario, measure, value());
    }

    boolean isGrosslyMissed(Results results) {
        return results.unanswered(Contestant.FLUX.name(), scenario, measure) || reached(results).mean() > GROSS * limit;
    }

    String verdict(Results results) {
        if (results.unanswered(Contestant.FLUX.name(), scenario, measure)) {
            return "**missed**: no answer";
        }
        Estimate reached = reached(results);
        String said = reached.atMost(limit);
        if (said.startsWith("missed")) {
            return "**" + said + "**";
        }
        return reached.known() ? String.format(Locale.ROOT, "%s (%.0f %% of it)", said, 100 * reached.mean() / limit) : said;
    }
}
