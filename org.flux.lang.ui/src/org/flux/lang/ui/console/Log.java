// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.console;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What happens between the workbench and the server, for who wants to look at it. Its last lines are kept until a console shows them. */
public final class Log {
    private static final int KEPT = 2_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final Log INSTANCE = new Log();

    private final Deque<String> lines = new ArrayDeque<>();
    private Consumer<String> reader;

    private Log() {}

    public static void info(String message) {
        INSTANCE.add("info    " + message);
    }

    public static void warn(String message) {
        INSTANCE.add("warning " + message);
    }

    public static void error(String message) {
        INSTANCE.add("error   " + message);
    }

    /** What the server writes itself. */
    public static void server(String message) {
        INSTANCE.add("server  " + message);
    }

    /** What goes over the connection. */
    public static void trace(String message) {
        INSTANCE.add("trace   " + message);
    }

    /** The lines that are kept. */
    public static List<String> lines() {
        synchronized (INSTANCE) {
            return new ArrayList<>(INSTANCE.lines);
        }
    }

    /** From now on this one gets all lines, first those that are kept. */
    static void read(Consumer<String> reader) {
        synchronized (INSTANCE) {
            INSTANCE.lines.forEach(reader);
            INSTANCE.reader = reader;
        }
    }

    private synchronized void add(String message) {
        String line = LocalTime.now().format(TIME) + " " + message;
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.remove();
        }
        if (reader != null) {
            reader.accept(line);
        }
    }
}
