// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.Locale;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics.Estimate;

/** A page of results in Markdown. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    /** @param format as {@link String#format} has it */
    void line(String format, Object... values) {
        text.append(values.length == 0 ? format.replace("%%", "%") : format(format, values)).append('\n');
    }

    void machine(Machine machine) {
        line("- machine: %s, %d processors, %s", machine.processor(), machine.processors(), machine.system());
        line("- JDK %s", machine.jdk().strip());
    }

    /** When it was measured, and what else the machine did. */
    void loads(Results results) {
        line("- begun %s; load average of a minute before: %.2f; before each round: %s", results.started, results.machine.load(),
                String.join(", ", results.loads.stream().map(load -> format("%.2f", load)).toList()));
    }

    /** The mean of some runs, and half of its 95 % interval. */
    static String withSpread(Estimate mean) {
        if (!mean.known()) {
            return "–";
        }
        return brief(mean.mean()) + (mean.runs() < 2 ? "" : format(" ± %.0f %%", 100 * mean.spread()));
    }

    /** Three figures are as many as mean something. */
    static String brief(double value) {
        return value < 10 ? format("%.1f", value) : format("%,.0f", value);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
