// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.Lettering;

/**
 * The look of diagrams for browsers. A file that stands for itself names its colours where they are used, since many programs that read SVG
 * know no variables; a live view gets variables, so that its host can choose other colours.
 */
public final class Stylesheet {
    /** The class of what a diagram is in; no rule touches anything else. */
    static final String SCOPE = "flux-diagram";

    private Stylesheet() {}

    /** For a file of its own. */
    static String of(Theme theme) {
        String colours = rules(shapes(theme.palette()::of));
        return rules(lengths()) + (theme != Theme.AUTO ? colours : colours
                + "@media (prefers-color-scheme: dark) {\n" + rules(shapes(Palette.DARK::of)) + "}\n");
    }

    /**
     * For live views: {@code diagram.css}. Light or dark as the browser prefers, or as the attribute {@code data-theme} of the document's
     * root says.
     */
    public static String live() {
        return "/* SPDX-License-Identifier: EPL-2.0 */\n/* Made from Stylesheet.java; a test keeps it so. */\n"
                + variables(":root", Palette.LIGHT) + "@media (prefers-color-scheme: dark) {\n" + variables(":root", Palette.DARK) + "}\n"
                + Stream.of(Theme.LIGHT, Theme.DARK)
                        .map(theme -> variables(":root[data-theme=" + theme.id() + "]", theme.palette())).collect(Collectors.joining())
                + rules(lengths()) + rules(shapes(role -> "var(" + role.variable() + ")"));
    }

    /** The patterns that the rules refer to: the content of an SVG's {@code <defs>}. */
    public static String patterns() {
        return Stream.of(Paint.Hatch.values()).map(Stylesheet::pattern).collect(Collectors.joining());
    }

    private static String pattern(Paint.Hatch hatch) {
        int side = Paint.Hatch.DISTANCE;
        String rising = "M-1 1L1 -1M0 %1$dL%1$d 0M%2$d %3$dL%3$d %2$d".formatted(side, side - 1, side + 1);
        String falling = "M-1 %2$dL1 %3$dM0 0L%1$d %1$dM%2$d -1L%3$d 1".formatted(side, side - 1, side + 1);
        return "<pattern id=\"" + hatch.id() + "\" width=\"" + side + "\" height=\"" + side + "\" patternUnits=\"userSpaceOnUse\">"
                + "<rect class=\"hatched\" width=\"" + side + "\" height=\"" + side + "\"/><path class=\"hatch\" d=\"" + rising
                + (hatch == Paint.Hatch.CROSSED ? falling : "") + "\"/></pattern>\n";
    }

    private static String variables(String selector, Palette palette) {
        return selector + " {\n" + Stream.of(Role.values()).map(role -> "  " + role.variable() + ": " + palette.of(role) + ";\n")
                .collect(Collectors.joining()) + "}\n";
    }

    private static String rules(Stream<String> rules) {
        return rules.map(rule -> "." + SCOPE + " " + rule + "\n").collect(Collectors.joining());
    }

    /** Widths of lines and fonts: what is the same in every theme. */
    private static Stream<String> lengths() {
        Stream<String> shapes = Stream.of(Style.values()).filter(style -> !Lettering.isText(style)).map(style -> {
            Paint paint = Paint.of(style);
            String dashes = paint.dashes().isEmpty() ? ""
                    : ";stroke-dasharray:" + paint.dashes().stream().map(Numbers::of).collect(Collectors.joining(" "));
            String ends = paint.isRoundAtTheEnds() ? ";stroke-linecap:round" : "";
            String rule = "." + style.css() + "{stroke-width:" + Numbers.of(paint.width()) + dashes + ends + "}";
            return paint.edge().map(edge -> rule).orElse("");
        }).filter(rule -> !rule.isEmpty());
        Stream<String> texts = Stream.of(Style.values()).filter(Lettering::isText).map(style -> {
            Lettering letters = Lettering.of(style);
            return "." + style.css() + "{font-family:" + letters.face().family() + ";font-size:" + Numbers.of(letters.size()) + "px"
                    + (letters.face().isBold() ? ";font-weight:bold" : "") + "}";
        });
        String common = "text{font-kerning:none;font-variant-ligatures:none;white-space:pre}";
        String hatch = ".hatch{fill:none;stroke-width:" + Numbers.of(Paint.Hatch.WIDTH) + "}";
        String coloured = ".coloured{stroke-width:" + Numbers.of(Paint.COLOURED_WIDTH) + "}";
        return Stream.of(Stream.of(common), texts, shapes, Stream.of(hatch, coloured)).flatMap(Function.identity());
    }

    private static Stream<String> shapes(Function<Role, String> colours) {
        Stream<String> shapes = Stream.of(Style.values()).map(style -> {
            Paint paint = Paint.of(style);
            String fill = paint.hatch().map(hatch -> "url(#" + hatch.id() + ")").orElse(paint.fill().map(colours).orElse("none"));
            String edge = paint.edge().map(role -> ";stroke:" + colours.apply(role)).orElse("");
            return "." + style.css() + "{fill:" + fill + edge + "}";
        });
        Stream<String> rest = Stream.of(".background{fill:" + colours.apply(Role.BACKGROUND) + "}",
                ".hatched{fill:" + colours.apply(Role.LOCK) + "}", ".hatch{stroke:" + colours.apply(Role.LOCK_HATCH) + "}",
                "polygon.ring,." + SCOPE + " circle.ring{fill:" + colours.apply(Role.RING) + ";stroke:none}");
        return Stream.concat(shapes, rest);
    }
}
