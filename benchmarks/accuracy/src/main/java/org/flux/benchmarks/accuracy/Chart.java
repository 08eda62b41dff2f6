// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.accuracy.Results.Measured;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** Results as a drawing, a row for each program: what it can do and what its flows take, predicted as lines, measured as dots. */
final class Chart {
    private static final int WIDTH = 210;
    private static final int HEIGHT = 130;
    private static final int LEFT = 46;
    private static final int PANEL = LEFT + WIDTH + 14;
    private static final int ROW = HEIGHT + 62;
    private static final int TOP = 92;
    private static final int MARGIN = 12;
    private static final int NAMES = 18;
    private static final int LATENCY_LOAD = 80;
    private static final double ROOM = 1.1;

    /** What is drawn in one colour. */
    private record Series(String name, String colour, int load, ToDoubleFunction<Predicted> line, ToDoubleFunction<Outcome> dots) {}

    private static final List<Series> KNEE = List.of(
            new Series("throughput at the knee, 1/s", "#1f6f8b", Cell.KNEE, Predicted::throughput, Outcome::throughput));
    private static final List<Series> LATENCY = List.of(
            new Series("mean", "#1f6f8b", LATENCY_LOAD, Predicted::mean, Outcome::mean),
            new Series("p99 at 80 % load, ms", "#c0692f", LATENCY_LOAD, Predicted::p99, Outcome::p99));

    private final Results results;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new Chart(results).draw();
    }

    private String draw() {
        List<Workload> workloads = Workloads.all();
        int width = 2 * MARGIN + NAMES + 4 * PANEL;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                + "font-size=\"11\">", width, TOP + workloads.size() * ROW, width, TOP + workloads.size() * ROW);
        add("<!-- SPDX-License-Identifier: EPL-2.0 -->");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add("<text x=\"%d\" y=\"24\" font-size=\"16\" font-weight=\"bold\">Predicted from one processor (lines, with the band that is the "
                + "goal), measured (dots)</text>", MARGIN);
        add("<text x=\"%d\" y=\"42\" fill=\"#555555\">dots are the median of the runs, bars their range; emulated processors</text>",
                MARGIN);
        for (int i = 0; i < Cell.RUNTIMES.size(); i++) {
            int x = MARGIN + NAMES + 2 * i * PANEL;
            add("<text x=\"%d\" y=\"66\" font-size=\"13\" font-weight=\"bold\">%s</text>", x + LEFT, Cell.RUNTIMES.get(i));
            legend(KNEE, x + LEFT);
            legend(LATENCY, x + PANEL + LEFT);
        }
        for (int i = 0; i < workloads.size(); i++) {
            int y = TOP + i * ROW;
            add("<text transform=\"translate(%d,%d) rotate(-90)\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"bold\">%s</text>",
                    MARGIN + 10, y + 14 + HEIGHT / 2, workloads.get(i).name());
            for (int j = 0; j < Cell.RUNTIMES.size(); j++) {
                int x = MARGIN + NAMES + 2 * j * PANEL + LEFT;
                panel(KNEE, workloads.get(i).name(), Cell.RUNTIMES.get(j), x, y + 14);
                panel(LATENCY, workloads.get(i).name(), Cell.RUNTIMES.get(j), x + PANEL, y + 14);
            }
        }
        add("</svg>");
        return svg.toString();
    }

    private void legend(List<Series> all, int x) {
        int at = x;
        for (Series series : all) {
            add("<circle cx=\"%d\" cy=\"80\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"84\">%s</text>", at + 4, series.colour(), at + 12,
                    series.name());
            at += 52;
        }
    }

    private void panel(List<Series> all, String program, String runtime, int x, int y) {
        double most = 0;
        for (Series series : all) {
            for (int cores : Cell.CORES) {
                Cell cell = new Cell(program, runtime, cores, series.load());
                most = Math.max(most, results.predicted(cell).map(p -> series.line().applyAsDouble(p)).orElse(0.0));
                most = Math.max(most, results.measured(cell, series.dots()).map(Measured::most).orElse(0.0));
            }
        }
        double top = most * ROOM;
        add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#cccccc\"/>", x, y, WIDTH, HEIGHT);
        double step = step(top);
        for (double tick = 0; tick <= top && top > 0; tick += step) {
            double at = y + HEIGHT - tick / top * HEIGHT;
            add("<path d=\"M%d %.1fh%d\" stroke=\"#eeeeee\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555555\">%s</text>", x,
                    at,
                    WIDTH, x - 5, at + 4, Math.rint(tick) == tick ? String.format(Locale.ROOT, "%.0f", tick) : Double.toString(tick));
        }
        for (int cores : Cell.CORES) {
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%d</text>", x(cores, x), y + HEIGHT + 15, cores);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">processors</text>", x + WIDTH / 2, y + HEIGHT + 29);
        for (Series series : all) {
            series(series, program, runtime, x, y, top);
        }
    }

    private void series(Series series, String program, String runtime, int x, int y, double top) {
        StringBuilder line = new StringBuilder();
        List<String> upper = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        double goal = series.load() == Cell.KNEE ? Goal.KNEE.limit() : series.name().equals("mean") ? Goal.MEAN.limit() : Goal.P99.limit();
        for (int cores : Cell.CORES) {
            Optional<Predicted> predicted = results.predicted(new Cell(program, runtime, cores, series.load()));
            if (predicted.isPresent()) {
                double value = series.line().applyAsDouble(predicted.get());
                double at = x(cores, x);
                line.append(String.format(Locale.ROOT, "%s%.1f %.1f", line.isEmpty() ? "M" : "L", at, y(value, y, top)));
                // An error is a share of what was measured.
                upper.add(String.format(Locale.ROOT, "%.1f %.1f", at, Math.max(y, y(value / (1 - goal), y, top))));
                lower.addFirst(String.format(Locale.ROOT, "%.1f %.1f", at, y(value / (1 + goal), y, top)));
            }
        }
        if (!line.isEmpty()) {
            add("<path d=\"M%sL%sZ\" fill=\"%s\" fill-opacity=\"0.13\"/>", String.join("L", upper), String.join("L", lower),
                    series.colour());
            add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", line, series.colour());
        }
        for (int cores : Cell.CORES) {
            Optional<Measured> measured = results.measured(new Cell(program, runtime, cores, series.load()), series.dots());
            if (measured.isPresent()) {
                add("<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.2\" fill=\"%s\" stroke=\"#ffffff\"/>",
                        x(cores, x), y(measured.get().least(), y, top), y(measured.get().most(), y, top), series.colour(), x(cores, x),
                        y(measured.get().median(), y, top), series.colour());
            }
        }
    }

    private static double x(int cores, int x) {
        double octaves = Math.log(cores) / Math.log(2);
        return x + 12 + octaves * (WIDTH - 24) / (Cell.CORES.size() - 1);
    }

    private static double y(double value, int y, double top) {
        return y + HEIGHT - value / top * HEIGHT;
    }

    /** A round number that goes into it three to seven times. */
    private static double step(double top) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(top, 1e-9))));
        double digits = top / power;
        return power * (digits > 5 ? 2 : digits > 2.5 ? 1 : digits > 1.25 ? 0.5 : 0.2);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
