// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Results of {@code ./dev bench diagram} as a page in Markdown; a function of them alone. */
final class DiagramReport {
    private static final String FLUX = Contestant.FLUX.name();
    private static final List<Measure> ONCE = List.of(Measure.BOXES, Measure.ANSWER, Measure.FIRST_PICTURE, Measure.RESIDENT, Measure.PEAK,
            Measure.HEAP);
    private static final List<Measure> AGAIN = List.of(Measure.FIRST_PICTURES, Measure.PICTURE, Measure.PICTURE_AT_ONCE, Measure.DRAWING,
            Measure.LAYOUT);

    private final Results results;
    private final Page page = new Page();

    private DiagramReport(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new DiagramReport(results).write();
    }

    private String write() {
        page.line("# The diagram: how fast\n");
        page.line("Written by `./dev bench diagram`, from [diagram.json](diagram.json). What is measured, and how: "
                + "[README](../lsp/README.md#the-diagram).\n");
        page.machine(results.machine);
        page.line("- `%s`", results.commands.get(FLUX));
        page.loads(results);
        page.line("- %d rounds, each with fresh processes", results.rounds);
        page.line("- programs of %s\n", String.join(", ", results.scenarios.stream()
                .map(scenario -> Page.format("%,d lines (%s)", results.lines.get(scenario), scenario)).toList()));
        page.line("## Goals\n");
        page.line("Latencies by their 95th percentile; mean of the rounds, and half of its 95 %% interval.\n");
        page.line("| what | where | goal | reached | verdict |\n|---|---|--:|--:|---|");
        for (Goal goal : Goal.ofDiagrams()) {
            page.line("| %s | %s | %s | %s | %s |", goal.measure().title(), goal.scenario(), goal.limitInWords(),
                    Page.withSpread(goal.reached(results)), goal.verdict(results));
        }
        page.line("\n## Pictures again and again, ms\n");
        page.line("p50 / p95 / p99, means of the rounds; then the most of all rounds.\n");
        head(results.scenarios.stream().flatMap(scenario -> Stream.of(scenario, "most")).toList());
        for (Measure measure : AGAIN) {
            page.line("| %s | %s |", measure.title(), String.join(" | ", results.scenarios.stream()
                    .flatMap(scenario -> Stream.of(percentiles(scenario, measure), most(scenario, measure))).toList()));
        }
        page.line("\n## Once in a process\n");
        head(results.scenarios);
        for (Measure measure : ONCE) {
            page.line("| %s | %s |", measure.title() + (measure.unit().isEmpty() ? "" : ", " + measure.unit()), String.join(" | ",
                    results.scenarios.stream().map(scenario -> Page.withSpread(results.mean(FLUX, scenario, measure, Sample::p50)))
                            .toList()));
        }
        return page.toString();
    }

    private void head(List<String> columns) {
        page.line("| | %s |\n|---|%s", String.join(" | ", columns), "--:|".repeat(columns.size()));
    }

    private String percentiles(String scenario, Measure measure) {
        List<ToDoubleFunction<Sample>> percentiles = List.of(Sample::p50, Sample::p95, Sample::p99);
        return String.join(" / ", percentiles.stream().map(it -> Page.brief(results.mean(FLUX, scenario, measure, it).mean())).toList());
    }

    private String most(String scenario, Measure measure) {
        return Page.brief(results.of(FLUX, scenario, measure).stream().mapToDouble(Sample::max).max().orElse(Double.NaN));
    }
}
