// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics.Estimate;

/** Results as a page in Markdown; a function of them alone. */
final class Report {
    private static final String FLUX = Contestant.FLUX.name();
    private static final String STOCK = Contestant.STOCK.name();
    private static final List<Measure> LATENCIES = Arrays.stream(Measure.values()).filter(Measure::isLatency).toList();
    private static final List<Measure> STARTS = List.of(Measure.INITIALIZE, Measure.FIRST_DIAGNOSTICS);
    private static final List<Measure> MEMORY = List.of(Measure.RESIDENT, Measure.PEAK, Measure.HEAP);

    private final Results results;
    private final Page page = new Page();

    private Report(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new Report(results).write();
    }

    private String write() {
        head();
        goals();
        results.scenarios.forEach(this::latencies);
        single("Start, ms", "From the start of the process: until `initialize` is answered, and until there are diagnostics of the file "
                + "that the editor opens then. Mean of the rounds.", STARTS);
        single("Memory, MB", "Of the process, when the workspace has been read and " + (results.settings.firstKeys()
                + results.settings.keys()) + " keys have been typed. Mean of the rounds.", MEMORY);
        remarks();
        return page.toString();
    }

    private void head() {
        Machine machine = results.machine;
        Session.Settings settings = results.settings;
        line("# The language server: how fast, and how large\n");
        line("Written by `./dev bench lsp`, from [lsp.json](lsp.json). [Chart](lsp.svg). What is measured, and how: "
                + "[README](../lsp/README.md).\n");
        page.machine(machine);
        results.commands.forEach((name, command) -> line("- %s (%s): `%s`", name,
                Contestant.named(name).map(Contestant::title).orElse("?"), command));
        page.loads(results);
        line("- %d rounds, each with fresh processes, in another order each time; a key every %d ms, %d keys after the first %d; each "
                + "thing asked up to %d times; no answer within %d s counts as none", results.rounds, settings.rhythm(), settings.keys(),
                settings.firstKeys(), settings.repeats(), settings.patience());
        line("- typed into files of %s lines\n", String.join(", ", results.scenarios.stream()
                .map(scenario -> Page.format("%,d (%s)", results.lines.getOrDefault(scenario, 0), scenario)).toList()));
    }

    private void goals() {
        List<Goal> goals = Goal.all().stream().filter(goal -> results.scenarios.contains(goal.scenario())).toList();
        if (goals.isEmpty() || !results.contestants.contains(FLUX)) {
            return;
        }
        line("## Goals\n");
        line("Latencies by their 95th percentile; mean of the rounds, and half of its 95 %% interval.\n");
        line("| what | where | goal | ours | verdict | stock | ours / stock |\n|---|---|--:|--:|---|--:|--:|");
        for (Goal goal : goals) {
            line("| %s | %s | %s | %s | %s | %s | %s |", goal.measure().title(), goal.scenario(), goal.limitInWords(),
                    Page.withSpread(goal.reached(results)), goal.verdict(results),
                    value(STOCK, goal.scenario(), goal.measure(), goal.value()),
                    ratio(goal.scenario(), goal.measure(), goal.value()));
        }
        line("");
    }

    private void latencies(String scenario) {
        List<Measure> measures = LATENCIES.stream().filter(measure -> contestants().stream()
                .anyMatch(name -> !results.of(name, scenario, measure).isEmpty())).toList();
        if (measures.isEmpty()) {
            return;
        }
        line("## %s, ms\n", capital(Scenario.named(scenario).map(Scenario::title).orElse(scenario)));
        line("p50 / p95 / p99, means of the rounds; ratios from pairs of the same round, with 95 %% intervals.\n");
        List<String> contestants = contestants();
        line("| | %s | ours / stock, p50 | p95 |\n|---|%s--:|--:|", String.join(" | ", contestants), "--:|".repeat(contestants.size()));
        for (Measure measure : measures) {
            List<String> entries = new ArrayList<>(contestants.stream().map(name -> percentiles(name, scenario, measure)).toList());
            entries.add(ratio(scenario, measure, Sample::p50));
            entries.add(ratio(scenario, measure, Sample::p95));
            line("| %s | %s |", measure.title(), String.join(" | ", entries));
        }
        line("");
    }

    /** Those that are typed into. */
    private List<String> contestants() {
        return results.contestants.stream().filter(name -> !Contestant.named(name).map(Contestant::onlyStarted).orElse(true)).toList();
    }

    private void single(String title, String explanation, List<Measure> measures) {
        line("## %s\n\n%s\n", title, explanation);
        line("| | | %s |\n|---|---|%s", String.join(" | ", results.contestants), "--:|".repeat(results.contestants.size()));
        for (Measure measure : measures) {
            for (String scenario : results.scenarios) {
                List<String> entries = results.contestants.stream().map(name -> value(name, scenario, measure, Sample::p50)).toList();
                line("| %s | %s | %s |", measure.title(), scenario, String.join(" | ", entries));
            }
        }
        line("");
    }

    private String percentiles(String contestant, String scenario, Measure measure) {
        List<Sample> samples = results.of(contestant, scenario, measure);
        if (samples.isEmpty()) {
            return "–";
        }
        if (samples.stream().noneMatch(Sample::isMeasured)) {
            return samples.stream().anyMatch(Sample::offered) ? "never" : "not offered";
        }
        List<ToDoubleFunction<Sample>> percentiles = List.of(Sample::p50, Sample::p95, Sample::p99);
        return String.join(" / ", percentiles.stream()
                .map(it -> Page.brief(results.mean(contestant, scenario, measure, it).mean())).toList())
                + (results.unanswered(contestant, scenario, measure) ? " *u*" : "") + (allEmpty(samples) ? " *e*" : "");
    }

    private static boolean allEmpty(List<Sample> samples) {
        return samples.stream().filter(Sample::isMeasured).allMatch(sample -> sample.empty() == sample.count());
    }

    private String value(String contestant, String scenario, Measure measure, ToDoubleFunction<Sample> value) {
        List<Sample> samples = results.of(contestant, scenario, measure);
        if (samples.stream().noneMatch(Sample::isMeasured)) {
            return samples.isEmpty() ? "–" : samples.stream().anyMatch(Sample::offered) ? "never" : "not offered";
        }
        return Page.withSpread(results.mean(contestant, scenario, measure, value)) + (allEmpty(samples) ? " *e*" : "");
    }

    private String ratio(String scenario, Measure measure, ToDoubleFunction<Sample> value) {
        return results.ratio(FLUX, STOCK, scenario, measure, value).ratio();
    }

    private void remarks() {
        line("*u*: some were not answered in time, and are not counted. *e*: all answers were empty, and answering nothing is quick.");
        for (String scenario : results.scenarios) {
            for (String contestant : results.contestants) {
                for (Measure measure : Measure.values()) {
                    int unanswered = results.of(contestant, scenario, measure).stream().mapToInt(Sample::unanswered).sum();
                    int empty = results.of(contestant, scenario, measure).stream().mapToInt(Sample::empty).sum();
                    if (unanswered + empty > 0) {
                        line("- %s, %s, %s: %d unanswered, %d empty, of %d", contestant, scenario, measure.title(), unanswered, empty,
                                unanswered + results.of(contestant, scenario, measure).stream().mapToInt(Sample::count).sum());
                    }
                }
            }
        }
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void line(String format, Object... values) {
        page.line(format, values);
    }
}
