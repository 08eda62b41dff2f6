// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.flux.diagram.chart.LineChart.Axis;
import org.flux.diagram.chart.LineChart.Kind;
import org.flux.diagram.chart.LineChart.Line;
import org.flux.diagram.chart.LineChart.Panel;
import org.flux.diagram.chart.LineChart.Point;
import org.flux.diagram.chart.LineChart.Series;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.FontTable;
import org.flux.diagram.text.Lettering;
import org.flux.diagram.write.Numbers;
import org.flux.diagram.write.Palette;
import org.flux.diagram.write.Role;
import org.flux.diagram.write.Xml;

/**
 * Charts as SVG files that stand for themselves: no script, nothing that is loaded, light or dark as whoever shows them prefers. Values and
 * names are told to who points at a point. The same chart is the same text.
 */
public final class ChartWriter {
    private static final double WIDTH = 760;
    private static final double MARGIN = 16;
    private static final double LEFT = 84;
    private static final double RIGHT = WIDTH - 28;
    private static final double PANEL = 190;
    private static final double PANEL_HEAD = 30;
    private static final double ROW = 18;
    private static final double SAMPLE = 26;
    private static final double GAP = 18;
    private static final int ACROSS = 8;
    private static final int UPWARDS = 4;
    private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3");

    private final LineChart chart;
    private final int colours;
    private final StringBuilder svg = new StringBuilder();

    private ChartWriter(LineChart chart) {
        this.chart = chart;
        this.colours = chart.series().stream().mapToInt(Series::colour).max().orElse(0) + 1;
    }

    /** One document, with a line feed at its end. */
    public static String write(LineChart chart) {
        ChartWriter writer = new ChartWriter(chart);
        writer.write();
        return writer.svg.toString();
    }

    private void write() {
        List<List<Integer>> legend = legend();
        double top = MARGIN + 44 + legend.size() * ROW;
        double bottom = top + chart.panels().size() * (PANEL_HEAD + PANEL);
        double height = bottom + 48;
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flux-chart\" width=\"")
                .append(Numbers.of(WIDTH)).append("\" height=\"").append(Numbers.of(height)).append("\" viewBox=\"0 0 ")
                .append(Numbers.of(WIDTH)).append(' ').append(Numbers.of(height)).append("\" role=\"img\" aria-label=\"")
                .append(Xml.attribute(chart.title())).append("\">\n<title>").append(Xml.escape(chart.title())).append("</title>\n<style>\n")
                .append(style()).append("</style>\n");
        line("<rect class=\"background\" width=\"100%\" height=\"100%\"/>");
        text("title", MARGIN, MARGIN + 14, "", chart.title());
        text("note", MARGIN, MARGIN + 32, "", chart.note());
        for (int i = 0; i < legend.size(); i++) {
            legendRow(legend.get(i), MARGIN + 52 + i * ROW);
        }
        Scale x = Scale.of(chart.x().kind(), points().mapToDouble(Point::x).toArray(), LEFT, RIGHT, ACROSS);
        for (int i = 0; i < chart.panels().size(); i++) {
            panel(chart.panels().get(i), x, top + i * (PANEL_HEAD + PANEL) + PANEL_HEAD);
        }
        for (double tick : x.ticks()) {
            text("tick", x.at(tick), bottom + 16, "middle", tick(chart.x(), tick));
        }
        text("label", (LEFT + RIGHT) / 2, bottom + 36, "middle", chart.x().label());
        svg.append("</svg>\n");
    }

    private Stream<Point> points() {
        return chart.panels().stream().flatMap(panel -> panel.lines().stream()).flatMap(line -> line.points().stream());
    }

    /** Numbers of series, in rows that are not too long. */
    private List<List<Integer>> legend() {
        List<List<Integer>> rows = new ArrayList<>();
        double x = WIDTH;
        for (int i = 0; i < chart.series().size(); i++) {
            double width = legendWidth(chart.series().get(i));
            if (x + width > WIDTH - MARGIN) {
                rows.add(new ArrayList<>());
                x = MARGIN;
            }
            rows.getLast().add(i);
            x += width + GAP;
        }
        return rows;
    }

    private static double legendWidth(Series series) {
        return SAMPLE + 6 + FontTable.width(series.name(), Style.NOTE);
    }

    private void legendRow(List<Integer> row, double middle) {
        double x = MARGIN;
        for (int i : row) {
            Series series = chart.series().get(i);
            line("<path class=\"curve " + look(series) + "\" d=\"M" + at(x, middle) + "H" + Numbers.of(x + SAMPLE) + "\"/>");
            line("<circle class=\"" + colour(series) + "\"" + attribute("cx", x + SAMPLE / 2) + attribute("cy", middle)
                    + attribute("r", 3) + "/>");
            // As long as it was taken to be, in whatever font there is.
            line("<text class=\"name\"" + attribute("x", x + SAMPLE + 6) + attribute("y", middle + 4)
                    + attribute("textLength", FontTable.width(series.name(), Style.NOTE)) + " lengthAdjust=\"spacingAndGlyphs\">"
                    + Xml.escape(series.name()) + "</text>");
            x += legendWidth(series) + GAP;
        }
    }

    private void panel(Panel panel, Scale x, double top) {
        double bottom = top + PANEL - 10;
        double[] values = panel.lines().stream().flatMap(line -> line.points().stream())
                .flatMap(point -> Stream.of(point.y(), hasBand(point) ? point.y() + point.halfWidth() : point.y()))
                .mapToDouble(value -> value).toArray();
        Scale y = Scale.of(panel.y().kind(), values, bottom, top, UPWARDS);
        text("panel", LEFT, top - 9, "", panel.title());
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            line("<path class=\"grid\" d=\"M" + at(LEFT, at) + "H" + Numbers.of(RIGHT) + "\"/>");
            text("tick", LEFT - 7, at + 4, "end", tick(panel.y(), tick));
        }
        for (double tick : x.ticks()) {
            line("<path class=\"grid\" d=\"M" + at(x.at(tick), top) + "V" + Numbers.of(bottom) + "\"/>");
        }
        if (panel.withDiagonal()) {
            double end = Math.min(x.high(), y.high());
            line("<path class=\"diagonal\" d=\"M" + at(x.at(0), y.at(0)) + "L" + at(x.at(end), y.at(end)) + "\"/>");
        }
        line("<path class=\"frame\" d=\"M" + at(LEFT, top) + "V" + Numbers.of(bottom) + "H" + Numbers.of(RIGHT) + "\"/>");
        panel.lines().forEach(curve -> bands(curve, x, y));
        panel.lines().forEach(curve -> curve(curve, panel.y(), x, y));
        panel.lines().forEach(curve -> mark(curve, x, y, top, bottom));
    }

    /** Ticks are round: what is behind their point says nothing. */
    private static String tick(Axis axis, double value) {
        return axis.format().apply(value).replaceFirst("\\.0+(?!\\d)", "");
    }

    private static boolean hasBand(Point point) {
        return point.halfWidth() > 0 && Double.isFinite(point.halfWidth());
    }

    /** The pieces of a curve between points without a place. */
    private static List<List<Point>> pieces(Line curve, Scale x, Scale y) {
        List<List<Point>> pieces = new ArrayList<>();
        boolean broken = true;
        for (Point point : curve.points()) {
            boolean shown = x.has(point.x()) && y.has(point.y());
            if (shown && broken) {
                pieces.add(new ArrayList<>());
            }
            if (shown) {
                pieces.getLast().add(point);
            }
            broken = !shown;
        }
        return pieces;
    }

    /** Where the curves may be as well. */
    private void bands(Line curve, Scale x, Scale y) {
        for (List<Point> piece : pieces(curve, x, y)) {
            if (piece.size() < 2 || piece.stream().noneMatch(ChartWriter::hasBand)) {
                continue;
            }
            StringBuilder corners = new StringBuilder();
            for (int i = 0; i < 2 * piece.size(); i++) {
                boolean back = i >= piece.size();
                Point point = piece.get(back ? 2 * piece.size() - 1 - i : i);
                double width = hasBand(point) ? point.halfWidth() : 0;
                double value = back ? Math.max(point.y() - width, y.low()) : point.y() + width;
                corners.append(i == 0 ? "" : " ").append(Numbers.of(x.at(point.x()))).append(',').append(Numbers.of(y.at(value)));
            }
            line("<polygon class=\"band " + colour(chart.series().get(curve.series())) + "\" points=\"" + corners + "\"/>");
        }
    }

    private void curve(Line curve, Axis axis, Scale x, Scale y) {
        Series series = chart.series().get(curve.series());
        for (List<Point> piece : pieces(curve, x, y)) {
            StringBuilder path = new StringBuilder();
            piece.forEach(p -> path.append(path.isEmpty() ? 'M' : 'L').append(at(x.at(p.x()), y.at(p.y()))));
            line("<path class=\"curve " + look(series) + "\" d=\"" + path + "\"/>");
            for (Point point : piece) {
                String tip = series.name() + ": " + chart.x().format().apply(point.x()) + ", " + axis.format().apply(point.y())
                        + (hasBand(point) ? " ± " + axis.format().apply(point.halfWidth()) : "");
                line("<circle class=\"" + colour(series) + "\"" + attribute("cx", x.at(point.x())) + attribute("cy", y.at(point.y()))
                        + attribute("r", 3) + "><title>" + Xml.escape(tip) + "</title></circle>");
            }
        }
    }

    private void mark(Line curve, Scale x, Scale y, double top, double bottom) {
        Series series = chart.series().get(curve.series());
        OptionalDouble mark = series.mark();
        if (mark.isEmpty() || !x.has(mark.getAsDouble()) || mark.getAsDouble() > x.high()) {
            return;
        }
        double at = x.at(mark.getAsDouble());
        line("<path class=\"mark " + colour(series) + "\" d=\"M" + at(at, top) + "V" + Numbers.of(bottom) + "\"/>");
        for (List<Point> piece : pieces(curve, x, y)) {
            for (int i = 1; i < piece.size(); i++) {
                double from = x.at(piece.get(i - 1).x());
                double to = x.at(piece.get(i).x());
                if (from <= at && at <= to && from < to) {
                    double share = (at - from) / (to - from);
                    double height = y.at(piece.get(i - 1).y()) * (1 - share) + y.at(piece.get(i).y()) * share;
                    line("<circle class=\"ring " + colour(series) + "\"" + attribute("cx", at) + attribute("cy", height)
                            + attribute("r", 6) + "><title>" + Xml.escape(series.name()) + "</title></circle>");
                    return;
                }
            }
        }
    }

    private String colour(Series series) {
        return "c" + series.colour();
    }

    private String look(Series series) {
        return colour(series) + " d" + series.dash() % DASHES.size();
    }

    private String style() {
        StringBuilder style = new StringBuilder("text{white-space:pre}\n");
        String family = "font-family:" + Lettering.Face.SANS.family();
        style.append("text{").append(family).append(";font-size:").append(Numbers.of(Lettering.of(Style.NOTE).size())).append("px}\n");
        style.append(".title{font-weight:bold;font-size:16px}\n.panel{font-weight:bold}\n.grid,.frame{fill:none;stroke-width:1}\n")
                .append(".diagonal{fill:none;stroke-width:1;stroke-dasharray:1 3}\n.curve{stroke-width:2;stroke-linejoin:round}\n")
                .append(".band{fill-opacity:.18}\n.mark{stroke-width:1;stroke-dasharray:4 3;stroke-opacity:.7}\n.ring{stroke-width:2}\n");
        for (int i = 1; i < DASHES.size(); i++) {
            style.append(".d").append(i).append("{stroke-dasharray:").append(DASHES.get(i)).append("}\n");
        }
        return style.append(colours(Palette.LIGHT, false)).append("@media (prefers-color-scheme: dark) {\n")
                .append(colours(Palette.DARK, true)).append("}\n").toString();
    }

    private String colours(Palette palette, boolean dark) {
        StringBuilder rules = new StringBuilder(".background{fill:" + palette.of(Role.BACKGROUND) + "}\ntext{fill:" + palette.of(Role.INK)
                + "}\n.note,.tick,.label{fill:" + palette.of(Role.MUTED) + "}\n.grid{stroke:" + palette.of(Role.FLOW_INSIDE)
                + "}\n.frame{stroke:" + palette.of(Role.BOX_EDGE) + "}\n.diagonal{stroke:" + palette.of(Role.MUTED) + "}\n");
        for (int i = 0; i < colours; i++) {
            String colour = Hues.of(i, colours, dark);
            rules.append(".c").append(i).append("{fill:").append(colour).append(";stroke:").append(colour).append("}\n");
        }
        // Later than the colours: these are lines only.
        return rules.append("circle:not(.ring),.band{stroke:none}\n.curve,.mark,.ring{fill:none}\n").toString();
    }

    private void text(String style, double x, double y, String anchor, String text) {
        if (!text.isEmpty()) {
            line("<text class=\"" + style + "\"" + attribute("x", x) + attribute("y", y)
                    + (anchor.isEmpty() ? "" : " text-anchor=\"" + anchor + "\"") + ">" + Xml.escape(text) + "</text>");
        }
    }

    private void line(String element) {
        svg.append(element).append('\n');
    }

    private static String at(double x, double y) {
        return Numbers.of(x) + " " + Numbers.of(y);
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + Numbers.of(value) + "\"";
    }
}
