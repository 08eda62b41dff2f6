// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.real.RealMachine;

/** The part of the page about the machine's own processors. */
record RealReport(Results results, Report.Lines lines) {
    void write() {
        if (results.real.isEmpty()) {
            return;
        }
        lines.add("## On the real machine");
        lines.add("");
        lines.add("""
                The image server of the examples on `virtual`, over HTTP on this machine, beside its load. Its profile is of one processor
                and one client, taken on `threads`, where the processor time of each node is known. With one processor for the server the
                load has the other one; with two, the load takes its share of them, which no prediction knows of. Predicted is the median of
                simulated runs as long as the measured ones, and between what 95 %% of them are. What a request takes of the processors is
                predicted to be what it took while the profile was taken. Where it took more or less, the machine was slower or faster then
                (others may share its cores and caches), and as much of the error is its: near the limit, little capacity is much latency.
                Predicted times are from when a request is read to when its answer is given away; measured ones are those of the client,
                which has its own waits for a processor. The processors are kept from sleeping, since a hypervisor may be slow to bring
                them back, and a server that waits would be slower than one that is busy. Runs in order of their value; the load is the
                machine's average over the minute before, in which what keeps the processors awake counts as 2. A run in which the
                hypervisor took more than %.0f %% of the processors' time was done again (in brackets how many), some times; what it took
                at most in those that count is in the last column.
                """, 100 * RealMachine.MOST_STOLEN);
        lines.add("| what | processors | predicted | measured, median | error | runs | load | stolen |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (RealMachine.Figure real : results.real) {
            double[] runs = real.measured().stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double median = Statistics.median(runs);
            lines.add("| %s | %d | %s [%s, %s] | %s | %+.0f %% | %s (%d) | %.1f | %.1f %% |", real.what(), real.processors(),
                    Report.number(real.predicted()),
                    Report.number(real.low()), Report.number(real.high()), Report.number(median), 100 * (real.predicted() / median - 1),
                    Arrays.stream(runs).mapToObj(Report::number).collect(Collectors.joining(", ")),
                    real.disturbed(), real.load(), 100 * real.stolen());
        }
        lines.add("");
    }
}
