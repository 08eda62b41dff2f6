// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.List;
import java.util.Map;

/**
 * The Java names of a program, computed once for generator, editor and stubs.
 *
 * @param packageName empty for the unnamed package
 * @param program simple name of the flow class: {@code ImageServer}
 * @param components simple name of the interface: {@code ImageServerComponents}
 * @param methods component method of each concrete node and external function, by node name: {@code ReadFromDisk} is {@code readFromDisk}
 * @param flows method of each abstract node in the flow class, by node name
 * @param results record of each node with two or more outputs, by node name: {@code ReadRequestResult}
 * @param predicates component method of each predicate type, by predicate name
 * @param sessions component method of each session function, by source node
 * @param locks field of each lock, by its string form: {@code cacheLock}, {@code chunks(session)}
 * @param parameters parameter names of each node's inputs, by node name; of an external function those for the node that it handles first,
 *     and last the one of the exception. Nodes with open inputs have no entry
 * @param outputs record component names of each node's outputs, by node name; nodes with open outputs have no entry
 */
public record JavaNames(String packageName, String program, String components, Map<String, String> methods, Map<String, String> flows,
        Map<String, String> results, Map<String, String> predicates, Map<String, String> sessions, Map<String, String> locks,
        Map<String, List<String>> parameters, Map<String, List<String>> outputs) {

    /** Names for a list of values, as {@link #parameters} has them: unique, usable in Java, made from the type where nobody names them. */
    public static List<String> parameters(List<org.flux.graph.types.Signature.Slot> slots) {
        return ParameterNames.of(slots);
    }

    /** {@code Listen} for {@code listen}. */
    public static String upperFirst(String name) {
        return JavaIdentifiers.upperFirst(name);
    }
}
