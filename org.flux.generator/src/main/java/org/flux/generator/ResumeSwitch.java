// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The switch of a method over where it goes on: a case for each place where the flow may have stopped, one after the other. The field that
 * it switches over is written only where the flow stops, and where the way leads to a place that is not the next.
 */
final class ResumeSwitch {
    private final JavaWriter out;
    private final String at;
    private int last = -1;
    /** How many statements there were when the last case began to which the field leads. */
    private int statements = -1;

    /** @param at the field, which is 0 when the method is entered */
    ResumeSwitch(JavaWriter out, String at) {
        this.out = out;
        this.at = at;
    }

    /** A place where the flow may stop. */
    record Place(int number, boolean isNoted) {}

    void open() {
        out.openSwitch("switch (" + at + ") {");
    }

    /** Begins the next case, to which the field leads; returns its number. */
    int begin() {
        label();
        statements = out.statements();
        return last;
    }

    /** The first case is none of the switch. */
    void leaveOutFirst() {
        last++;
    }

    /** Leads to the next case although it is not reached by going on. */
    void leadToNext() {
        out.line(at + " = " + (last + 1) + ";");
    }

    /** The place of what is written next. */
    Place place() {
        boolean isNoted = out.statements() == statements;
        if (!isNoted) {
            label();
        }
        return new Place(last, isNoted);
    }

    /** Stops the flow unless {@code condition} holds, which is tested again when the flow goes on. */
    void waitFor(String condition) {
        waitFor(condition, place());
    }

    /** The same where the place is further up. */
    void waitFor(String condition, Place place) {
        out.line("if (!" + condition + ") { " + (place.isNoted() ? "" : at + " = " + place.number() + "; ") + "return false; }");
    }

    /** A switch for the next {@code count} cases, inside of what {@code around} writes around it. */
    void nested(int count, Consumer<Runnable> around, Runnable content) {
        leadToNext();
        out.label(IntStream.rangeClosed(last + 1, last + count).mapToObj(n -> "" + n).collect(Collectors.joining(", ", "case ", ":")));
        around.accept(() -> {
            open();
            begin();
            content.run();
            out.closeSwitch();
        });
    }

    private void label() {
        last++;
        out.label("case " + last + ":");
    }
}
