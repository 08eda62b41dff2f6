// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

/** Coordinates as text: at most two decimals, and no more than there are, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    public static String of(double value) {
        long hundredths = Math.round(value * 100);
        String digits = Long.toString(Math.abs(hundredths) / 100);
        long rest = Math.abs(hundredths) % 100;
        String fraction = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
        return (hundredths < 0 ? "-" : "") + digits + fraction;
    }
}
