// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;

/** A class of the event shape while it is written: the flows of one source, or what the flows of several have in common. */
final class EventClass {
    private static final int DEPTH = 2;

    private final String name;
    private final String modifier;
    private final JavaWriter methods = new JavaWriter(DEPTH);
    private final List<Frame> frames = new ArrayList<>();

    /** @param modifier of its members, with a blank, or empty */
    EventClass(String name, String modifier) {
        this.name = name;
        this.modifier = modifier;
    }

    String name() {
        return name;
    }

    String modifier() {
        return modifier;
    }

    /** What its methods are written with. */
    JavaWriter methods() {
        return methods;
    }

    /** Adds a method with its fields. */
    void add(Frame frame) {
        frames.add(frame);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Begins a method. */
    void open(String type, String method, String documentation) {
        methods.blank().javadoc(List.of(documentation));
        methods.open(modifier + type + " " + method + "() throws Exception {");
    }

    void writeFields(JavaWriter out) {
        for (Frame frame : frames) {
            if (!frame.fields().isEmpty()) {
                out.blank().line("// " + frame.title());
                frame.fields().forEach(f -> out.line(modifier + f + ";"));
            }
        }
    }
}
