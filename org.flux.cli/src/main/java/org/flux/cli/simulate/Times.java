// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.cli.console.UserError;

/** Times of options. */
final class Times {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ns|us|µs|ms|s|min)");
    private static final Map<String, Double> NANOSECONDS = Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9);

    private Times() {}

    /**
     * In nanoseconds: {@code 10ms}, {@code 1.5s}, {@code 0}.
     *
     * @throws UserError if it is no time
     */
    static double parse(String option, String text) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            return Double.parseDouble(time.group(1)) * NANOSECONDS.get(time.group(2));
        }
        if (text.strip().equals("0")) {
            return 0;
        }
        throw UserError.usage(option + " " + text + ": is no time; write a number and a unit (ns, us, ms, s, min) as in 10ms");
    }
}
