// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Settings that cannot be used. The message names the place, the reason and the remedy in one line. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final int column;
    private final String reason;

    /**
     * @param line counted from 1; 0 if it is about the whole file
     * @param column counted from 1, in UTF-16 units
     * @param reason what is wrong and what to do about it
     */
    public SettingsException(Path file, int line, int column, String reason) {
        super(place(file.toString(), line, column) + ": " + reason);
        this.file = file;
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** Empty if the settings are not written in a file. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** About something that is not written in a file. */
    SettingsException(String reason) {
        super(reason);
        this.file = null;
        this.line = 0;
        this.column = 0;
        this.reason = reason;
    }

    /** The message with the file named as a user would name it. */
    public String message(String displayName) {
        return file == null ? reason : place(displayName, line, column) + ": " + reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** What is wrong and what to do about it, without the place. */
    public String reason() {
        return reason;
    }

    private static String place(String name, int line, int column) {
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
