// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import java.util.Locale;
import java.util.function.LongConsumer;
import org.flux.cli.console.Console;

/** How many schedules there were so far, on a terminal. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final int EVERY = 1_000;

    private final Console console;
    private boolean shown;

    Progress(Console console) {
        this.console = console;
    }

    @Override
    public void accept(long schedules) {
        if (schedules % EVERY == 0 && console.complaints().terminal()) {
            console.err().printf(Locale.ROOT, "\r%,d schedules", schedules);
            console.err().flush();
            shown = true;
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            console.err().print("\r" + " ".repeat(40) + "\r");
            console.err().flush();
            shown = false;
        }
    }
}
