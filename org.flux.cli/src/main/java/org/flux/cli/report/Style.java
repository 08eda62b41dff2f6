// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import org.flux.graph.diagnostics.Severity;

/** ANSI colours, or none. */
public enum Style {
    PLAIN, ANSI;

    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";
    private static final String CYAN = "1;36";
    private static final String BLUE = "1;34";
    private static final String BOLD = "1";

    public static Style of(boolean colour) {
        return colour ? ANSI : PLAIN;
    }

    String severity(Severity severity, String text) {
        return paint(text, switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFO, HINT -> CYAN;
        });
    }

    /** Line numbers, bars and what belongs to the second place of a conflict. */
    String frame(String text) {
        return paint(text, BLUE);
    }

    public String bold(String text) {
        return paint(text, BOLD);
    }

    private String paint(String text, String code) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
