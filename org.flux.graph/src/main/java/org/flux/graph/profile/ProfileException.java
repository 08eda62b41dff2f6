// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

/** A profile that cannot be read. */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line counted from 1
     * @param column counted from 1, in UTF-16 units
     * @param reason what is wrong and what to do about it, in one line
     */
    ProfileException(int line, int column, String reason) {
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

    /** The whole message: {@code out.json:3:5: unknown key "nods"; did you mean "nodes"?}. */
    public String message(String file) {
        return file + ":" + line + ":" + column + ": " + getMessage();
    }
}
