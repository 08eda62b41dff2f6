// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

/** An overlay that cannot be read. */
public final class OverlayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line counted from 1
     * @param column counted from 1, in UTF-16 units
     * @param reason what is wrong and what to do about it, in one line
     */
    OverlayException(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String reason() {
        return getMessage();
    }

    /** The whole message: {@code profile.json:3:5: unknown key "colour"; did you mean "color"?}. */
    public String message(String file) {
        return file + ":" + line + ":" + column + ": " + getMessage();
    }
}
