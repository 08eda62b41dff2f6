// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

/** From where to where a whole number of an option makes sense. */
public final class OptionRange {
    private OptionRange() {}

    /**
     * Insists on it.
     *
     * @param option with its dashes
     * @param number null if the option, which has no default, was not given: that is fine
     * @param least which is fine, too, as is {@code most}; more than an int is no bound to speak of
     * @throws UserError if the number is outside
     */
    public static void check(String option, Number number, long least, long most) {
        if (number != null && (number.longValue() < least || number.longValue() > most)) {
            throw UserError.usage(option + " is " + (most >= Integer.MAX_VALUE ? "at least " + least : "between " + least + " and " + most)
                    + ", not " + number);
        }
    }
}
