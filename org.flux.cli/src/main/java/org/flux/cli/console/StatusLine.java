// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

/** One line on a terminal that tells how far something is, and is gone at the end. Nothing where there is no terminal. */
public final class StatusLine implements AutoCloseable {
    private final Console console;
    private int shown;

    public StatusLine(Console console) {
        this.console = console;
    }

    /** Whether anybody would see it. */
    public boolean isSeen() {
        return console.complaints().terminal();
    }

    /** Takes the place of what was shown before. */
    public synchronized void show(String text) {
        if (isSeen()) {
            console.err().print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            console.err().flush();
            shown = text.length();
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (shown > 0) {
            console.err().print("\r" + " ".repeat(shown) + "\r");
            console.err().flush();
            shown = 0;
        }
    }
}
