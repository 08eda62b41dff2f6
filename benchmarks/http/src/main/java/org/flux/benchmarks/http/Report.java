// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.Statistics.Estimate;

/** Results as a page in Markdown; a function of them alone. */
final class Report {
    private static final String REFERENCE_CELL = "files/64";

    private final Results results;
    private final Goals goals;
    private final StringBuilder text = new StringBuilder();

    private Report(Results results) {
        this.results = results;
        this.goals = new Goals(results);
    }

    static String of(Results results) {
        return new Report(results).write();
    }

    private String write() {
        head();
        goals();
        table("Processor time of the server per request, µs", "The lower the better. Mean, and half of its 95 % interval in percent. "
                + "A cell of which the load, not the server, was the limit is marked *.",
                (cell, name) -> withSpread(results.mean(cell, name, Results.Closed::cpuMicros), "%.1f") + mark(cell, name));
        table("Throughput in a closed loop, thousands of requests a second", "The higher the better.",
                (cell, name) -> withSpread(results.mean(cell, name, sample -> sample.requestsPerSecond() / 1e3), "%.1f")
                        + mark(cell, name));
        String flux = reference();
        if (flux != null) {
            table("Processor time per request, as a multiple of " + flux + "'s", "With 95 % interval, from pairs of the same round. Below "
                    + "1 is better than " + flux + "; an interval that contains 1 is no difference.",
                    (cell, name) -> name.equals(flux) ? "1" : goals.cpu(cell, name, flux).ratio());
        }
        latency();
        memory();
        references();
        return text.toString();
    }

    /** The runtime that others are compared with: event, or the first there is. */
    private String reference() {
        String event = Contestant.FLUX + "event";
        return results.contestants.contains(event) ? event
                : results.contestants.stream().filter(name -> name.startsWith(Contestant.FLUX)).findFirst().orElse(null);
    }

    private void head() {
        Machine machine = results.machine;
        Results.Settings settings = results.settings;
        line("# Flux beside other web servers\n");
        line("Written by `./dev bench http`, from [http.json](http.json), which has every run. [Chart](http.svg). How it is measured, and "
                + "what the servers do: [README](../http/README.md).\n");
        line("- machine: %s, %d processors, %s", machine.processor(), machine.processors(), machine.system());
        line("- JDK %s; %s", machine.jdk().strip(), String.join(" ", settings.jvm()));
        line("- begun %s; load average of a minute before: %.2f; before each round: %s", results.started, machine.load(),
                join(results.loads, "%.2f"));
        line("- %d rounds, each with fresh processes, the order rotated; %s s in a closed loop and %s s at a given rate per round and "
                + "cell, after %s s of warming up", results.rounds, number(settings.seconds()), number(settings.pacedSeconds()),
                number(settings.warmUpSeconds()));
        line("- servers on processor %d, load on processor %d", settings.serverCore(), settings.loadCore());
        line("- taken by the hypervisor: %.2f %% of the time, at most %.2f %% of a run", 100 * results.closed.stream()
                .mapToDouble(Results.Closed::stolen).average().orElse(0), 100 * max(Results.Closed::stolen));
        results.absent.forEach((name, why) -> line("- not measured: %s: %s", name, why));
        line("");
    }

    private void goals() {
        List<Goals.Line> lines = goals.lines();
        if (!lines.isEmpty()) {
            line("## Goals\n\n| goal | cell | processor time | throughput | verdict |\n|---|---|--:|--:|---|");
            lines.forEach(goal -> line("| %s | %s | %s | %s | %s |", goal.goal(), goal.cell(), goal.cpu().ratio(),
                    goal.throughput().ratio(), goal.verdict()));
            line("");
        }
        List<Goals.Comparison> comparisons = new ArrayList<>();
        results.contestants.stream().filter(name -> name.startsWith(Contestant.FLUX))
                .forEach(name -> comparisons.addAll(goals.comparisons(name)));
        if (!comparisons.isEmpty()) {
            line("Cells in which Flux is ahead / equal within noise / behind:\n\n"
                    + "| | beside | by processor time | by throughput | behind by processor time in |\n|---|---|:-:|:-:|---|");
            comparisons.forEach(it -> line("| %s | %s | %s | %s | %s |", it.flux(), it.rival(), slashed(it.byCpu()),
                    slashed(it.byThroughput()), it.behind().isEmpty() ? "none" : String.join(", ", it.behind())));
            line("");
        }
    }

    private interface Entry {
        String of(String cell, String contestant);
    }

    private void table(String title, String explanation, Entry entry) {
        line("## %s\n\n%s\n", title, explanation);
        header(results.cells);
        for (String name : results.contestants) {
            row(name, results.cells.stream().map(cell -> entry.of(cell, name)).toList());
        }
        line("");
    }

    private void latency() {
        line("## Response times at a given rate, µs: median / 99th percentile\n");
        line("Random arrivals, at %s %% of the median contestant's throughput in the cell; the same rate for all. Times run from when a "
                + "request was due. Median over the rounds; *s*: could not keep up.\n", number(100 * results.settings.share()));
        header(results.cells);
        row("requests a second", results.cells.stream().map(cell -> format("%.0f", results.rates.getOrDefault(cell, Double.NaN))).toList());
        for (String name : results.contestants) {
            row(name, results.cells.stream().map(cell -> response(results.paced(cell, name))).toList());
        }
        row("load late by (p99)", results.cells.stream().map(cell -> format("%.0f", median(results.paced.stream()
                .filter(sample -> sample.cell().equals(cell)).toList(), Results.Paced::lag))).toList());
        line("");
    }

    private static String response(List<Results.Paced> samples) {
        if (samples.isEmpty()) {
            return "–";
        }
        boolean saturated = samples.stream().anyMatch(sample -> sample.unanswered() > 0);
        return format("%.0f / %.0f", median(samples, Results.Paced::p50), median(samples, Results.Paced::p99)) + (saturated ? " *s*" : "");
    }

    private void memory() {
        line("## Memory, MB\n");
        line("At the end of a round, mean: the most that was resident, and what of the heap lives after a collection, with the connections "
                + "of the largest cell open. Files are kept in memory by all; those of nginx by the kernel. Head: bytes before the body of "
                + "a response.\n");
        line("| | resident | heap | %s |\n|---|--:|--:|%s", 
                String.join(" | ", Workload.NAMES.stream().map(name -> "head, " + name).toList()), "--:|".repeat(Workload.NAMES.size()));
        for (String name : results.contestants) {
            List<Results.Memory> samples = results.memory(name);
            List<String> entries = new ArrayList<>();
            entries.add(format("%.0f", samples.stream().mapToLong(Results.Memory::peak).average().orElse(Double.NaN) / 1e6));
            double heap = samples.stream().mapToLong(Results.Memory::heap).average().orElse(-1);
            entries.add(heap < 0 ? "–" : format("%.0f", heap / 1e6));
            Workload.NAMES.forEach(workload -> entries.add(String.valueOf(results.headBytes.getOrDefault(name + " " + workload, 0))));
            row(name, entries);
        }
        line("");
    }

    private void references() {
        if (!results.cells.contains(REFERENCE_CELL)) {
            return;
        }
        line("## Beside the reference figures\n");
        line("Processor time per request in %s, µs. The reference was measured before, on another machine, with servers of its own: only "
                + "the order is comparable.\n", REFERENCE_CELL);
        line("| | reference | here |\n|---|--:|--:|");
        List<String> reference = List.of("hand NIO 10.5", "netty 11.4", "undertow 11.5", "vertx 11.5", "jetty 11.6",
                "platform threads 15.1", "helidon 22.3", "JDK HttpServer 32.6");
        for (String entry : reference) {
            int space = entry.lastIndexOf(' ');
            String name = entry.substring(0, space);
            line("| %s | %s | %s |", name, entry.substring(space + 1), here(name));
        }
        results.contestants.stream().filter(name -> reference.stream().noneMatch(entry -> entry.startsWith(name + " ")))
                .forEach(name -> line("| %s | | %s |", name, here(name)));
    }

    private String here(String contestant) {
        Estimate mean = results.mean(REFERENCE_CELL, contestant, Results.Closed::cpuMicros);
        return mean.known() ? format("%.1f", mean.mean()) : "";
    }

    // Pieces

    private void header(List<String> columns) {
        line("| | %s |\n|---|%s", String.join(" | ", columns), "--:|".repeat(columns.size()));
    }

    private void row(String name, List<String> entries) {
        line("| %s | %s |", name, String.join(" | ", entries));
    }

    private String mark(String cell, String contestant) {
        return results.closed(cell, contestant).stream().anyMatch(Results.Closed::boundByLoad) ? "*" : "";
    }

    private static String withSpread(Estimate mean, String format) {
        if (!mean.known()) {
            return "–";
        }
        return format(format, mean.mean()) + (mean.runs() < 2 ? "" : format(" ± %.0f %%", 100 * mean.spread()));
    }

    private double max(ToDoubleFunction<Results.Closed> value) {
        return results.closed.stream().mapToDouble(value).max().orElse(0);
    }

    private static double median(List<Results.Paced> samples, ToDoubleFunction<Results.Paced> value) {
        return samples.isEmpty() ? Double.NaN : Statistics.median(samples.stream().mapToDouble(value).toArray());
    }

    private static String slashed(int[] counts) {
        return String.join(" / ", Arrays.stream(counts).mapToObj(Integer::toString).toList());
    }

    private static String join(List<Double> values, String format) {
        Function<Double, String> formatted = value -> format(format, value);
        return String.join(", ", values.stream().map(formatted).toList());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : format("%.2f", value).replaceAll("0$", "");
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : format(format, values)).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
