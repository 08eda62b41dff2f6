// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.Locale;
import org.flux.cli.console.Console;
import org.flux.cli.console.Interruption;
import org.flux.cli.console.StatusLine;
import org.flux.simulator.model.Progress;

/** How far several simulations are, on a terminal; Ctrl-C ends the one that runs and keeps those that are done. */
public final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long EVERY = 100_000_000;
    private static final double EARLY = 0.02;

    private final StatusLine line;
    private final Interruption interruption;
    private final long start = System.nanoTime();
    private long shown;
    private String what = "";

    public ProgressBar(Console console, Interruption interruption) {
        this.line = new StatusLine(console);
        this.interruption = interruption;
    }

    /** Says what is simulated from now on. */
    public void name(String simulation) {
        what = simulation;
    }

    @Override
    public boolean at(double done) {
        long now = System.nanoTime();
        if (line.isSeen() && now - shown > EVERY) {
            shown = now;
            line.show(text(done, (now - start) / 1e9));
        }
        return !interruption.isAsked();
    }

    private String text(double done, double seconds) {
        int full = (int) (WIDTH * done);
        String rest = done < EARLY ? "" : String.format(Locale.ROOT, "  %.0f s left", Math.ceil(seconds / done - seconds));
        return String.format(Locale.ROOT, "[%s%s] %3.0f %%%s  %s", "#".repeat(full), "-".repeat(WIDTH - full), done * 100, rest, what);
    }

    @Override
    public void close() {
        line.close();
    }
}
