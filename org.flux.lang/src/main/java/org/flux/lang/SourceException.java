// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

/** A source file that cannot be read. The message names the file, the reason and, where there is one, the remedy. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;
    private final String remedy;

    public SourceException(String path, String reason, String remedy) {
        super(path + ": " + reason + (remedy.isEmpty() ? "" : "; " + remedy));
        this.path = path;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The file as the user named it. */
    public String path() {
        return path;
    }

    /** What is wrong: {@code is no UTF-8 text (line 3)}. */
    public String reason() {
        return reason;
    }

    /** What to do about it, or the empty string. */
    public String remedy() {
        return remedy;
    }
}
