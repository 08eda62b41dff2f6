// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

/** A source file that cannot be read. The message names the file, the reason and the remedy. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;
    private final String remedy;

    public SourceException(String path, String reason, String remedy) {
        super(path + ": " + reason + "; " + remedy);
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

    /** What is wrong and what to do, for a file that the user knows by another name. */
    public String message(String name) {
        return name + ": " + reason + "; " + remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
