// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A method of a flow in the event shape and what it keeps in fields: where it goes on, its inputs, values that are still needed after the
 * flow has waited, and what it returns. A flow is in each of its methods at most once at a time, for nothing in a program is recursive.
 *
 * @param title place and name of its node
 * @param at the field that says where it goes on; empty if it does not stop in its middle
 * @param inputs the fields with its inputs
 * @param rest the field with the paths that remain after it; empty if it need not know
 * @param result the field with what it returns; empty if it returns nothing
 * @param fields all their declarations
 * @param values those of values between steps
 */
record Frame(String title, String method, String at, List<String> inputs, String rest, String result, List<String> fields,
        Set<String> values) {

    Frame(String title, String method, String at, List<String> inputs, String rest, String result) {
        this(title, method, at, inputs, rest, result, new ArrayList<>(), new HashSet<>());
    }

    boolean hasSwitch() {
        return !at.isEmpty();
    }

    boolean returnsValue() {
        return !result.isEmpty();
    }

    /** Adds a field for a value between steps. */
    void declareValue(String declaration) {
        values.add(declaration);
        fields.add(declaration);
    }

    boolean declaresValue(String declaration) {
        return values.contains(declaration);
    }

    /** Adds a field. */
    void declare(String declaration) {
        fields.add(declaration);
    }
}
