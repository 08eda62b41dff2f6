// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flux.benchmarks.Statistics.Estimate;

/** Latencies as a drawing: a panel for each scenario, a bar from the median to the 95th percentile for each server, the goal as a line. */
final class Chart {
    private static final int LABELS = 250;
    private static final int WIDTH = 560;
    private static final int RIGHT = 60;
    private static final int BAR = 9;
    private static final int ROW = 2 * BAR + 8;
    private static final int HEAD = 30;
    private static final int TOP = 76;
    private static final int MARGIN = 16;
    /** The axis is logarithmic, from a millisecond to what is not waited for. */
    private static final double LEAST = 1;
    private static final String OURS = "#1f6f8b";
    private static final String STOCKS = "#d08c60";

    private final Results results;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Results results) {
        this.results = results;
        this.most = results.settings.patience() * 1e3;
    }

    static String of(Results results) {
        return new Chart(results).draw();
    }

    private String draw() {
        int height = TOP + results.scenarios.stream().mapToInt(scenario -> HEAD + measures(scenario).size() * ROW + MARGIN).sum();
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                LABELS + WIDTH + RIGHT, height);
        add("<!-- SPDX-License-Identifier: EPL-2.0 -->");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add("<text x=\"%d\" y=\"28\" font-size=\"17\" font-weight=\"bold\">Language servers: median to 95th percentile, ms (less is "
                + "better)</text>", MARGIN);
        add("<text x=\"%d\" y=\"47\" fill=\"#555555\">%s; mean of %d rounds; logarithmic</text>", MARGIN,
                escape(results.machine.processor()), results.rounds);
        legend(MARGIN, OURS, "ours");
        legend(MARGIN + 70, STOCKS, "stock Xtext server");
        add("<path d=\"M%d 53v12\" stroke=\"#c02020\" stroke-width=\"2\"/><text x=\"%d\" y=\"64\">goal</text>", MARGIN + 220, MARGIN + 227);
        int y = TOP;
        for (String scenario : results.scenarios) {
            y = panel(scenario, y);
        }
        add("</svg>");
        return svg.toString();
    }

    private void legend(int x, String colour, String label) {
        add("<rect x=\"%d\" y=\"55\" width=\"12\" height=\"9\" fill=\"%s\"/><text x=\"%d\" y=\"64\">%s</text>", x, colour, x + 17, label);
    }

    private List<Measure> measures(String scenario) {
        return Stream.of(Measure.values()).filter(Measure::isLatency).filter(measure -> Stream.of(Contestant.FLUX, Contestant.STOCK)
                .anyMatch(it -> results.of(it.name(), scenario, measure).stream().anyMatch(Sample::isMeasured))).toList();
    }

    private int panel(String scenario, int top) {
        List<Measure> measures = measures(scenario);
        add("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>", MARGIN, top + 20,
                escape(Scenario.named(scenario).map(Scenario::title).orElse(scenario)));
        int bottom = top + HEAD + measures.size() * ROW;
        for (double tick = LEAST; tick <= most; tick *= 10) {
            add("<path d=\"M%.1f %dV%d\" stroke=\"#dddddd\"/><text x=\"%.1f\" y=\"%d\" fill=\"#555555\" text-anchor=\"middle\">%.0f</text>",
                    x(tick), top + HEAD - 6, bottom, x(tick), top + HEAD - 10, tick);
        }
        int y = top + HEAD;
        for (Measure measure : measures) {
            add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABELS - 8, y + BAR + 4, escape(measure.title()));
            bar(Contestant.FLUX, scenario, measure, y, OURS);
            bar(Contestant.STOCK, scenario, measure, y + BAR + 1, STOCKS);
            for (Goal goal : Goal.of(scenario)) {
                if (goal.measure() == measure) {
                    add("<path d=\"M%.1f %dv%d\" stroke=\"#c02020\" stroke-width=\"2\"/>", x(goal.limit()), y - 2, 2 * BAR + 5);
                }
            }
            y += ROW;
        }
        return bottom + MARGIN;
    }

    private void bar(Contestant contestant, String scenario, Measure measure, int y, String colour) {
        Estimate median = results.mean(contestant.name(), scenario, measure, Sample::p50);
        Estimate high = results.mean(contestant.name(), scenario, measure, Sample::p95);
        if (!median.known()) {
            boolean never = results.unanswered(contestant.name(), scenario, measure);
            add("<text x=\"%d\" y=\"%d\" font-size=\"9\" fill=\"%s\">%s</text>", LABELS + 3, y + BAR - 1, colour,
                    never ? "no answer" : "not offered");
            return;
        }
        double from = x(median.mean());
        double to = Math.max(from + 2, x(high.mean()));
        add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" opacity=\"0.35\"/>", LABELS, y, to - LABELS, BAR, colour);
        add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LABELS, y, from - LABELS, BAR, colour);
        add("<text x=\"%.1f\" y=\"%d\" font-size=\"9\" fill=\"#333333\">%.0f – %.0f</text>", to + 3, y + BAR - 1, median.mean(),
                high.mean());
    }

    private double x(double millis) {
        double clipped = Math.clamp(millis, LEAST, most);
        return LABELS + WIDTH * Math.log(clipped / LEAST) / Math.log(most / LEAST);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
