// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flux.benchmarks.Statistics.Estimate;

/** Results as a drawing: a panel for each cell, a bar of processor time for each contestant, with its interval. */
final class Chart {
    private static final int COLUMNS = 4;
    private static final int LABELS = 96;
    private static final int BARS = 170;
    private static final int VALUES = 44;
    private static final int PANEL = LABELS + BARS + VALUES;
    private static final int ROW = 18;
    private static final int HEAD = 34;
    private static final int TOP = 64;
    private static final int MARGIN = 16;
    private static final double ROOM = 1.08;
    private static final Map<String, String> COLOURS = Map.of("flux", "#1f6f8b", "bare", "#5a9bb5", "hand", "#7fb3c8", "nginx", "#b8b8b8");
    private static final String OTHERS = "#d08c60";

    private final Results results;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new Chart(results).draw();
    }

    private String draw() {
        Map<String, List<String>> rows = new TreeMap<>((a, b) -> Workload.NAMES.indexOf(a) - Workload.NAMES.indexOf(b));
        Workload.NAMES.forEach(workload -> rows.put(workload, results.cells.stream()
                .filter(cell -> cell.startsWith(workload + "/")).toList()));
        rows.values().removeIf(List::isEmpty);
        int columns = Math.min(COLUMNS, rows.values().stream().mapToInt(List::size).max().orElse(1));
        int height = HEAD + results.contestants.size() * ROW + 20;
        int lines = rows.values().stream().mapToInt(cells -> (cells.size() + columns - 1) / columns).sum();
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                2 * MARGIN + columns * PANEL, TOP + lines * height);
        add("<!-- SPDX-License-Identifier: EPL-2.0 -->");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add("<text x=\"%d\" y=\"28\" font-size=\"17\" font-weight=\"bold\">Processor time of the server per request, µs "
                + "(less is better)</text>", MARGIN);
        add("<text x=\"%d\" y=\"47\" fill=\"#555555\">%s, one processor for the server; mean of %d rounds with its 95 %% interval</text>",
                MARGIN, escape(results.machine.processor()), results.rounds);
        int y = TOP;
        for (List<String> cells : rows.values()) {
            double most = cells.stream().flatMapToDouble(cell -> results.contestants.stream().map(name -> cpu(cell, name))
                    .filter(Estimate::known).mapToDouble(mean -> mean.runs() < 2 ? mean.mean() : mean.high())).max().orElse(1) * ROOM;
            for (int i = 0; i < cells.size(); i++) {
                panel(cells.get(i), MARGIN + i % columns * PANEL, y + i / columns * height, most);
            }
            y += (cells.size() + columns - 1) / columns * height;
        }
        add("</svg>");
        return svg.toString();
    }

    private void panel(String cell, int x, int y, double most) {
        Cell parsed = Cell.parse(cell);
        add("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s, %d connections</text>", x + LABELS, y + 20, parsed.workload(),
                parsed.connections());
        for (int i = 0; i < results.contestants.size(); i++) {
            String name = results.contestants.get(i);
            int middle = y + HEAD + i * ROW + ROW / 2;
            add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", x + LABELS - 6, middle + 4, name);
            Estimate mean = cpu(cell, name);
            if (mean.known()) {
                bar(x + LABELS, middle, mean, most, colour(name));
            }
        }
    }

    private void bar(int x, int middle, Estimate mean, double most, String colour) {
        double scale = BARS / most;
        add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", x, middle - 6, mean.mean() * scale, 12, colour);
        double end = mean.mean() * scale;
        if (mean.runs() > 1) {
            add("<path d=\"M%.1f %dH%.1fM%.1f %dv6M%.1f %dv6\" stroke=\"#222222\" fill=\"none\"/>", x + mean.low() * scale, middle,
                    x + mean.high() * scale, x + mean.low() * scale, middle - 3, x + mean.high() * scale, middle - 3);
            end = mean.high() * scale;
        }
        add("<text x=\"%.1f\" y=\"%d\" fill=\"#333333\">%.1f</text>", x + end + 5, middle + 4, mean.mean());
    }

    private Estimate cpu(String cell, String contestant) {
        return results.mean(cell, contestant, Results.Closed::cpuMicros);
    }

    private static String colour(String contestant) {
        return COLOURS.getOrDefault(contestant.split("-")[0], OTHERS);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
