// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a long undertaking is, and how long it will take. */
final class Progress {
    private static final int TENTHS = 10;

    private final PrintStream out;
    private final String what;
    private final int steps;
    private final long start = System.nanoTime();
    private final boolean terminal;
    private int done;
    /** How many tenths were done when it was told last. */
    private int told;

    /** @param secondsEach what a step takes, if all that are made at a time are counted; 0 if nobody knows */
    Progress(PrintStream out, String what, int steps, double secondsEach) {
        this(out, what, steps, secondsEach, System.console() != null);
    }

    Progress(PrintStream out, String what, int steps, double secondsEach, boolean terminal) {
        this.terminal = terminal;
        this.out = out;
        this.what = what;
        this.steps = steps;
        out.println("accuracy: " + what + ", " + steps + (steps == 1 ? " step" : " steps")
                + (secondsEach > 0 ? ", about " + time(steps * secondsEach) : ""));
    }

    /** One step is done; {@code format} may be null: then only the counter tells. */
    synchronized void done(String format, Object... values) {
        done++;
        if (format != null) {
            line(String.format(Locale.ROOT, format, values));
        }
        counter();
    }

    synchronized void say(String line) {
        line(line);
        counter();
    }

    synchronized void end() {
        if (terminal) {
            out.print("\r\033[K");
        }
        out.println("accuracy: " + what + ": " + done + " of " + steps + " done in " + time((System.nanoTime() - start) / 1e9));
    }

    private void line(String text) {
        out.println((terminal ? "\r\033[K" : "") + (terminal ? "" : done + "/" + steps + " ") + text);
    }

    /** Always where it can be overwritten; else once for every tenth. */
    private void counter() {
        double left = (System.nanoTime() - start) / 1e9 / Math.max(1, done) * (steps - done);
        String text = what + " " + done + "/" + steps + ", " + time(left) + " left";
        int tenth = TENTHS * done / steps;
        if (terminal) {
            out.print("\r\033[K" + text);
            out.flush();
        } else if (tenth > told && done < steps) {
            out.println("accuracy: " + text);
        }
        told = Math.max(told, tenth);
    }

    private static String time(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
