// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

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
 * @param parameters parameter names of each node's inputs, by node name
 * @param outputs record component names of each node's outputs, by node name
 */
public record JavaNames(String packageName, String program, String components, Map<String, String> methods, Map<String, String> flows,
        Map<String, String> results, Map<String, String> predicates, Map<String, String> sessions, Map<String, String> locks,
        Map<String, java.util.List<String>> parameters, Map<String, java.util.List<String>> outputs) {}
