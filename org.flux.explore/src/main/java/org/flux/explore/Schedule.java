// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One way in which some flows can run. As text, {@code direct/Listen+Tick/1/a3ba2/01}: the shape of the code, the source of each flow (a,
 * b, … in this order), how many nodes may fail, who goes next at each operation (a three times, b, a twice), how each choice turns out
 * (the first alternative for those that are left out).
 *
 * @param sources names of source nodes
 * @param failures how many nodes may fail
 * @param steps numbers of flows
 * @param choices numbers of alternatives
 */
public record Schedule(Shape shape, List<String> sources, int failures, List<Integer> steps, List<Integer> choices) {
    private static final String NONE = "-";
    private static final int MOST_STEPS = 1_000_000;

    public Schedule {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        choices = List.copyOf(choices);
    }

    /** The letter of a flow. */
    static char letter(int flow) {
        return (char) ('a' + flow);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException it is no schedule; the message says what is wrong with it
     */
    public static Schedule parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "a schedule has five parts, as in direct/Listen+Tick/1/a3ba2/01, but this has " + parts.length);
        }
        Shape shape = null;
        for (Shape known : Shape.values()) {
            shape = known.toString().equals(parts[0]) ? known : shape;
        }
        if (shape == null) {
            throw new IllegalArgumentException("a schedule begins with direct or event, not with '" + parts[0] + "'");
        }
        List<String> sources = List.of(parts[1].split("\\+", -1));
        if (sources.size() > Options.MOST_FLOWS) {
            throw new IllegalArgumentException("a schedule has at most " + Options.MOST_FLOWS + " flows, but this has " + sources.size());
        }
        if (!parts[2].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("the third part is how many nodes may fail, not '" + parts[2] + "'");
        }
        List<Integer> choices = new ArrayList<>();
        for (char c : parts[4].equals(NONE) ? new char[0] : parts[4].toCharArray()) {
            if (Character.digit(c, Character.MAX_RADIX) < 0) {
                throw new IllegalArgumentException("choices are digits, not '" + c + "'");
            }
            choices.add(Character.digit(c, Character.MAX_RADIX));
        }
        return new Schedule(shape, sources, Integer.parseInt(parts[2]), steps(parts[3], sources.size()), choices);
    }

    private static List<Integer> steps(String text, int flows) {
        List<Integer> steps = new ArrayList<>();
        int at = text.equals(NONE) ? text.length() : 0;
        while (at < text.length()) {
            int flow = text.charAt(at) - 'a';
            if (flow < 0 || flow >= flows) {
                throw new IllegalArgumentException(
                        "flows of this schedule are a to " + letter(flows - 1) + ", not '" + text.charAt(at) + "'");
            }
            int end = ++at;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            String times = end == at ? "1" : text.substring(at, end);
            if (times.length() > 6 || steps.size() + Integer.parseInt(times) > MOST_STEPS) {
                throw new IllegalArgumentException("a schedule has at most " + MOST_STEPS + " steps");
            }
            for (int i = Integer.parseInt(times); i > 0; i--) {
                steps.add(flow);
            }
            at = end;
        }
        return steps;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(shape + "/" + String.join("+", sources) + "/" + failures + "/");
        for (int i = 0; i < steps.size(); ) {
            int end = i;
            while (end < steps.size() && steps.get(end).equals(steps.get(i))) {
                end++;
            }
            text.append(letter(steps.get(i))).append(end - i > 1 ? "" + (end - i) : "");
            i = end;
        }
        text.append(steps.isEmpty() ? NONE : "").append('/');
        int last = choices.size();
        while (last > 0 && choices.get(last - 1) == 0) {
            last--;
        }
        choices.subList(0, last).forEach(c -> text.append(Character.forDigit(c, Character.MAX_RADIX)));
        return text.append(last == 0 ? NONE : "").toString();
    }
}
