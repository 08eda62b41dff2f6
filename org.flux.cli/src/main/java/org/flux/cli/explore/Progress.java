// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import java.util.Locale;
import java.util.function.LongConsumer;
import org.flux.cli.console.Console;
import org.flux.cli.console.StatusLine;

/** How many schedules there were so far, on a terminal. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final int EVERY = 1_000;

    private final StatusLine line;

    Progress(Console console) {
        line = new StatusLine(console);
    }

    @Override
    public void accept(long schedules) {
        if (schedules % EVERY == 0) {
            line.show(String.format(Locale.ROOT, "%,d schedules", schedules));
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        line.close();
    }
}
