// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * How the server is.
 *
 * @param detail the reason if it is stopped, else what it is doing or has found; may be empty
 */
public record State(Kind kind, String detail) {
    public enum Kind {
        STARTING("Flux: starting"), READING("Flux: reading"), READY("Flux: ready"), RESTARTING("Flux: restarting"),
        STOPPED("Flux: stopped"), NO_JAVA("Flux: no Java");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    static final State STARTING = new State(Kind.STARTING, "");
    static final State RESTARTING = new State(Kind.RESTARTING, "The server had ended by itself");

    /** What the server tells by the notification flux/status. */
    static State told(JsonObject status) {
        String message = text(status, "message");
        Kind kind = text(status, "state").equals("ready") ? Kind.READY : Kind.READING;
        return new State(kind, message.isEmpty() ? counts(status) : message);
    }

    /** In a few words. */
    public String text() {
        return kind.text;
    }

    /** Whether it can be asked. */
    public boolean isRunning() {
        return kind == Kind.READING || kind == Kind.READY;
    }

    /** Whether it can be asked soon. */
    public boolean isStarting() {
        return kind == Kind.STARTING || kind == Kind.RESTARTING;
    }

    public boolean isFailure() {
        return kind == Kind.STOPPED || kind == Kind.NO_JAVA;
    }

    private static String counts(JsonObject status) {
        List<String> parts = new ArrayList<>();
        int programs = number(status, "programs");
        int files = number(status, "files");
        parts.add(count(programs, "program"));
        if (files != programs) {
            parts.add(count(files, "file"));
        }
        for (String what : List.of("error", "warning")) {
            if (number(status, what + "s") > 0) {
                parts.add(count(number(status, what + "s"), what));
            }
        }
        return String.join(", ", parts);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String text(JsonObject status, String name) {
        return status.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    private static int number(JsonObject status, String name) {
        JsonElement value = status.get(name);
        return value instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
    }
}
