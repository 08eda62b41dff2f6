// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.List;
import java.util.TreeSet;
import org.flux.cli.console.UserError;

/** Whole numbers of an option: {@code 4}, {@code 1,2,6}, and {@code 1..16} for 1, 2, 4, 8, 16. */
final class Counts {
    private static final String FORMS = "write a number as in 4, several as in 1,2,6, or a range to double through as in 1..16";

    private Counts() {}

    /**
     * Ascending, each once.
     *
     * @param option for messages
     * @throws UserError if it is none of the forms, or one of them is below 1 or above {@code most}
     */
    static List<Integer> parse(String option, String text, int most) {
        TreeSet<Integer> counts = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("\\.\\.", -1);
            if (ends.length > 2) {
                throw wrong(option, text, "'" + part.strip() + "' has more than two ends");
            }
            int first = number(option, text, ends[0], most);
            int last = number(option, text, ends[ends.length - 1], most);
            if (last < first) {
                throw wrong(option, text, "the range '" + part.strip() + "' runs backwards");
            }
            for (long count = first; count < last; count *= 2) {
                counts.add((int) count);
            }
            counts.add(last);
        }
        return List.copyOf(counts);
    }

    private static int number(String option, String text, String digits, int most) {
        try {
            int number = Integer.parseInt(digits.strip());
            if (number < 1 || number > most) {
                throw wrong(option, text, number + " is not from 1 to " + most);
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong(option, text, digits.isBlank() ? "a number is missing" : "'" + digits.strip() + "' is no whole number");
        }
    }

    private static UserError wrong(String option, String text, String reason) {
        return UserError.usage(option + " " + text + ": " + reason + "; " + FORMS);
    }
}
