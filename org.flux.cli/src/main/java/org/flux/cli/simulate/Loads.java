// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.cli.console.UserError;
import org.flux.simulator.model.Load;

/** The loads under which a server is simulated, one after the other. */
public sealed interface Loads {
    String FORMS = "write flows per second as in 200/s, a share of what the server can do as in 80%, several as in 50,100,200 or 50%..120%,"
            + " or a rate for each source as in Listen=100,Tick=1";

    /** As in the profile. */
    record Profiled() implements Loads {}

    /** @param each flows per second of all sources together, ascending */
    record PerSecond(List<Double> each) implements Loads {}

    /** @param each shares of the most that the server can do, ascending; 1 is all of it */
    record OfCapacity(List<Double> each) implements Loads {}

    /** @param bySource flows per second */
    record PerSource(Map<String, Double> bySource) implements Loads {}

    /**
     * Clients that wait for their answers.
     *
     * @param each numbers of clients, ascending
     * @param thinkNanos mean time between answer and next request
     */
    record Clients(List<Integer> each, double thinkNanos) implements Loads {}

    /** From little load to more than the server can do. */
    static Loads curve() {
        return rates("10%..120%");
    }

    /**
     * What the option {@code --rate} asks for.
     *
     * @throws UserError if it is none of the forms
     */
    static Loads rates(String text) {
        return text.contains("=") ? Parser.perSource(text) : new Parser(text).parse();
    }

    /** Of numbers and ranges of them. */
    final class Parser {
        private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(%|/s)?");
        private static final double STEPS = 12;
        private static final double SLACK = 1e-9;
        private static final double MOST_SHARE = 10;

        private final String text;
        private final TreeSet<Double> found = new TreeSet<>();
        private boolean share;
        private boolean perSecond;

        private Parser(String text) {
            this.text = text;
        }

        private static Loads perSource(String text) {
            Map<String, Double> rates = new LinkedHashMap<>();
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String source = part.substring(0, Math.max(equals, 0)).strip();
                if (source.isEmpty()) {
                    throw wrong(text, "'" + part.strip() + "' names no source");
                }
                Parser parser = new Parser(text);
                double rate = parser.number(part.substring(equals + 1));
                if (parser.share) {
                    throw wrong(text, "the rate of one source is no share");
                }
                if (rates.put(source, rate) != null) {
                    throw wrong(text, "two rates for " + source);
                }
            }
            return new PerSource(rates);
        }

        private Loads parse() {
            for (String part : text.split(",", -1)) {
                String[] ends = part.split("\\.\\.", -1);
                if (ends.length > 2) {
                    throw wrong(text, "'" + part.strip() + "' has more than two ends");
                }
                range(number(ends[0]), number(ends[ends.length - 1]), part.strip());
            }
            if (share && perSecond) {
                throw wrong(text, "shares and flows per second are mixed");
            }
            if (!share) {
                return new PerSecond(List.copyOf(found));
            }
            List<Double> shares = found.stream().map(percent -> Math.rint(percent * 1e7) / 1e9).toList();
            if (shares.getLast() > MOST_SHARE) {
                throw wrong(text, "more than " + Math.round(MOST_SHARE * 100) + " %");
            }
            return new OfCapacity(shares);
        }

        /** In round steps, the ends included. */
        private void range(double first, double last, String part) {
            if (last < first) {
                throw wrong(text, "the range '" + part + "' runs backwards");
            }
            double step = roundUp((last - first) / STEPS);
            for (int i = 0; first + i * step < last - SLACK * last; i++) {
                found.add(Math.rint((first + i * step) * 1e9) / 1e9);
            }
            found.add(last);
        }

        private static double roundUp(double value) {
            double power = value > 0 ? Math.pow(10, Math.floor(Math.log10(value))) : 1;
            for (double digit : new double[] {1, 2, 5}) {
                if (digit * power >= value * (1 - SLACK)) {
                    return digit * power;
                }
            }
            return 10 * power;
        }

        private double number(String written) {
            Matcher number = NUMBER.matcher(written.strip());
            if (!number.matches()) {
                throw wrong(text, written.isBlank() ? "a number is missing" : "'" + written.strip() + "' is no rate");
            }
            double value = Double.parseDouble(number.group(1));
            if (!(value > 0)) {
                throw wrong(text, "'" + written.strip() + "' is not more than 0");
            }
            boolean percent = "%".equals(number.group(2));
            share |= percent;
            perSecond |= !percent;
            if (!percent) {
                checkRate(value);
            }
            return value;
        }

        private void checkRate(double flowsPerSecond) {
            try {
                Load.checkRate(flowsPerSecond);
            } catch (IllegalArgumentException e) {
                throw wrong(text, e.getMessage());
            }
        }

        private static UserError wrong(String text, String reason) {
            return UserError.usage("--rate " + text + ": " + reason + "; " + FORMS);
        }
    }
}
