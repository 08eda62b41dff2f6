// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.Goal.Figure;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.Results.Sample;
import org.flux.benchmarks.accuracy.emulation.Heartbeat;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** The page {@code docs/accuracy.md}: a function of the results. */
final class Report {
    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private Report(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new Report(results).write();
    }

    /** Every figure that was predicted and measured. */
    static List<Figure> figures(Results results) {
        return Cell.all().stream().flatMap(c -> figures(c, results)).toList();
    }

    private static Stream<Figure> figures(Cell cell, Results results) {
        return Stream.of(Goal.values()).flatMap(goal -> goal.figure(cell, results).stream());
    }

    private String write() {
        add("# How near predictions come");
        add("");
        add("<!-- Written by `./dev bench accuracy`, from benchmarks/results/accuracy.json; changes here are lost. -->");
        add("");
        head();
        summary();
        add("![Predicted and measured: the most that each program can do, and what flows take at 80 % of it](images/accuracy.svg)");
        add("");
        new Method(results, this::add).write();
        emulation();
        add("## Every cell");
        add("");
        add("""
                Times in milliseconds, from when a flow was meant to come to when it ended. Measured is the median of the runs, ± half of
                their range; the error is that of the prediction. A goal that is missed is **bold**. Loads are in percent of the capacity
                that was predicted.
                """);
        for (Workload workload : Workloads.all()) {
            for (String runtime : Cell.RUNTIMES) {
                table(workload.name(), runtime);
            }
        }
        new RankingReport(results, this::add).write();
        new RealReport(results, this::add).write();
        return text.toString();
    }

    private void head() {
        Results.Settings s = results.settings;
        add("""
                One run on one processor, profiled, and the simulator's word for what the same program does on 1 to 16 processors and up to
                its limit, compared with what it did. %d programs on %d runtimes; each figure is the median of %d runs of at least %.0f s.
                """, Workloads.all().size(), Cell.RUNTIMES.size(), s.repetitions(), s.seconds());
    }

    private void summary() {
        List<Figure> all = figures(results);
        add("| what | goal | where | cells | met | median error | worst error | at |");
        add("|---|---|---|---|---|---|---|---|");
        for (Goal goal : Goal.values()) {
            for (String runtime : Cell.RUNTIMES) {
                List<Figure> of = all.stream().filter(f -> f.goal() == goal && f.counts() && f.cell().runtime().equals(runtime)).toList();
                if (of.isEmpty()) {
                    continue;
                }
                Figure worst = of.stream().max((a, b) -> Double.compare(Math.abs(a.error()), Math.abs(b.error()))).orElseThrow();
                double[] errors = of.stream().mapToDouble(f -> Math.abs(f.error())).toArray();
                long met = of.stream().filter(Figure::met).count();
                add("| %s | ± %.0f %% | %s, `%s` | %d | %s | %.1f %% | %+.1f %% | %s, %s, %s |", goal.title(),
                        100 * goal.limit(),
                        where(goal), runtime, of.size(), met == of.size() ? "all" : "**" + met + "**",
                        100 * Statistics.median(errors), 100 * worst.error(), worst.cell().program(),
                        processors(worst.cell().cores()), worst.cell().loadText());
            }
        }
        add("");
        long cells = Cell.all().size();
        long measured = Cell.all().stream().filter(c -> results.samples(c).size() >= results.settings.repetitions()).count();
        if (measured < cells) {
            add("**%d of %d cells have been measured**; `./dev bench accuracy` goes on with the others.", measured, cells);
            add("");
        }
    }

    static String processors(int count) {
        return count == 1 ? "1 processor" : count + " processors";
    }

    private static String where(Goal goal) {
        return switch (goal) {
            case THROUGHPUT -> "up to 95 % load";
            case MEAN, P99 -> "up to 80 % load";
            case KNEE -> "saturated";
        };
    }

    private void emulation() {
        if (results.theory.isEmpty()) {
            return;
        }
        add("## Whether the emulation is right");
        add("");
        add("""
                A program of one node with exponential service times has formulas. On `virtual` it is M/M/k (Erlang's C formula); on
                `event`, where flows go to the loops in turn, each of the k loops is E(k)/M/1. Service times are the mean that was asked
                for plus what timers were late by in these runs. Median of %d runs, ms:
                """, results.settings.repetitions());
        add("| runtime | processors | load | mean, theory | measured | p99, theory | measured |");
        add("|---|---|---|---|---|---|---|");
        for (Results.Theoretical t : results.theory) {
            add("| %s | %d | %d %% | %.2f | %.2f (%+.1f %%) | %.2f | %.2f (%+.1f %%) |", t.runtime(), t.cores(), t.load(), t.meanTheory(),
                    t.mean(), 100 * (t.mean() / t.meanTheory() - 1), t.p99Theory(), t.p99(), 100 * (t.p99() / t.p99Theory() - 1));
        }
        add("");
    }

    private void table(String program, String runtime) {
        List<Cell> cells = Cell.all().stream().filter(c -> c.program().equals(program) && c.runtime().equals(runtime))
                .filter(c -> results.predicted(c).isPresent()).toList();
        if (cells.isEmpty()) {
            return;
        }
        add("### %s on `%s`", program, runtime);
        add("");
        add("| processors | load | flows/s predicted | measured | error | mean predicted | measured | error "
                + "| p99 predicted | measured | error |");
        add("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Cell cell : cells) {
            List<String> columns = new ArrayList<>(List.of(Integer.toString(cell.cores()), cell.loadText()));
            columns.addAll(columns(cell.isKnee() ? Goal.KNEE : Goal.THROUGHPUT, cell));
            columns.addAll(columns(Goal.MEAN, cell));
            columns.addAll(columns(Goal.P99, cell));
            add("| %s |", String.join(" | ", columns));
        }
        add("");
    }

    private List<String> columns(Goal goal, Cell cell) {
        Optional<Figure> figure = goal.figure(cell, results);
        if (figure.isPresent()) {
            Figure f = figure.get();
            String error = String.format(Locale.ROOT, "%+.1f %%", 100 * f.error());
            return List.of(number(f.predicted()), number(f.measured().median()) + String.format(Locale.ROOT, " ± %.0f %%",
                    100 * f.measured().spread()), !f.counts() || f.met() ? error : "**" + error + "**");
        }
        Optional<Predicted> predicted = goal.exists(cell) ? results.predicted(cell) : Optional.empty();
        return List.of(predicted.map(p -> number(goal.predicted(p))).orElse(""), "", "");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void add(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** What a part of the page is written with. */
    @FunctionalInterface
    interface Lines {
        void add(String format, Object... values);
    }

    /** Where and how it was measured. */
    private record Method(Results results, Lines lines) {
        void write() {
            Results.Settings s = results.settings;
            lines.add("## How it was measured");
            lines.add("");
            String later = results.later.stream().map(machine -> "; later on " + machine.title()).collect(Collectors.joining());
            lines.add("On %s, from %s on%s. The emulated servers ran with %s.", results.machine.title(), results.started.substring(0, 10),
                    later, results.priority);
            if (!results.samples.isEmpty()) {
                lines.add("""
                        While they ran, the machine's load average was %.1f in the median and %.1f at most; nodes took %.0f µs longer than
                        they should in the median run, and %.0f µs in the worst. %d runs were done again, for the machine had stood still
                        for more than %.0f ms meanwhile.""", median(Sample::load), most(Sample::load),
                        median(x -> x.outcome().overshoot()), most(x -> x.outcome().overshoot()),
                        results.samples.stream().mapToInt(Sample::disturbed).sum(), Experiment.MOST_STALL);
            }
            lines.add("");
            clock();
            lines.add("""
                    The programs' generated code runs on the real runtimes; only what its nodes compute is emulated: a node waits for as
                    long as was drawn for this visit, in native code, so that its thread does nothing else. On `virtual` that is a carrier
                    of the JDK's scheduler, of which the JVM is given k (`jdk.virtualThreadScheduler.parallelism`), on `event` one of k
                    loops. So k waiting threads stand for k processors: a flow keeps its processor from node to node until it waits for a
                    lock, blocks or ends, and who is next is up to the real scheduler. Nodes that are declared `blocking` wait without a
                    processor. What nodes take, what predicates say, who fails and which session a flow belongs to is drawn from
                    distributions (exponential, lognormal, bimodal, constant; 1 to 25 ms).
                    """);
            lines.add("""
                    A profile (`--profile`) is taken of one emulated processor and one client for %.0f s; processor times are removed from
                    it, since its nodes do not compute. From it, the simulator predicts every cell: the median of %d or more simulated
                    runs that are as long as the measured ones, since of short runs most see a 99th percentile below the one of a long run,
                    which is what `flux simulate` shows first. Loads are open: Poisson arrivals by a
                    schedule that does not wait for the server, whose times count from when a flow was meant to come. The knee is what %d
                    clients without a pause get done. Each run is a fresh server, %.0f s of warm-up and %.0f s that are measured; with an
                    open load twice as long on one processor, which serves few flows.
                    """, s.profileSeconds(), Predictor.LEAST_RUNS, s.clients(), s.warmUp(), s.seconds());
        }

        /** Of the runs that were not timed by the wall alone. */
        private void clock() {
            double[] stood = results.samples.stream().mapToDouble(x -> x.outcome().stood()).filter(x -> x > 0).toArray();
            if (stood.length == 0) {
                return;
            }
            lines.add("""
                    %d of the %d runs were timed by a clock that stands still while the machine does: a process of its own has a thread on
                    each processor that comes before all others and is to beat every %.1f ms; if one has not for %.1f ms, the hypervisor has
                    taken its processor away, and the clock stands until all beat again. Arrivals, what nodes take, blocking ones included,
                    and what flows take are all counted by it, so that a server neither falls behind nor catches up meanwhile; what the
                    server itself takes real processors for goes on being counted. It stood for %.0f %% of the time in the median of these
                    runs, and %.0f %% at most; where no processor is taken away it is the wall's clock.
                    """, stood.length, results.samples.size(), Heartbeat.PERIOD_MILLIS, Heartbeat.PATIENCE_MILLIS,
                    100 * Statistics.median(stood), 100 * Arrays.stream(stood).max().orElseThrow());
        }

        private double median(ToDoubleFunction<Sample> value) {
            return Statistics.median(results.samples.stream().mapToDouble(value).toArray());
        }

        private double most(ToDoubleFunction<Sample> value) {
            return results.samples.stream().mapToDouble(value).max().orElse(0);
        }
    }
}
