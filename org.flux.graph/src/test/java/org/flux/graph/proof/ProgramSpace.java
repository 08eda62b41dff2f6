// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.flux.graph.proof.SmallProgram.Handling;

/**
 * Every program up to a bound. A body is a sequence of at most two steps, the empty one included; a node is concrete, has one body, or two
 * different ones to choose from (the order of variants does not matter to locks: any of them may be chosen). Steps have greater numbers
 * than their node, and every program without recursion can be numbered like that; callees are shared wherever two steps name one node. Each
 * node declares each lock as reader, as writer, or not at all, and is the target of a source: what holds for flows that start anywhere
 * holds for the fewer flows of a program with fewer sources. Programs with fewer nodes are among these: a node that is concrete, declares
 * nothing and is no step adds nothing.
 *
 * @param variants how many bodies a node has at most: 1 or 2
 * @param modes how many modes there are to declare: 3, or 2 to leave readers out
 * @param handlers whether, besides no handler, each node is the handler of all failures
 * @param identities whether a node's only body may be the empty one; to locks that is the same as a concrete node
 */
record ProgramSpace(int nodes, int locks, int variants, int modes, boolean handlers, boolean identities) {

    static ProgramSpace of(int nodes, int locks) {
        return new ProgramSpace(nodes, locks, 2, 3, false, true);
    }

    ProgramSpace withHandlers() {
        return new ProgramSpace(nodes, locks, variants, modes, true, identities);
    }

    ProgramSpace withOneVariant() {
        return new ProgramSpace(nodes, locks, 1, modes, handlers, identities);
    }

    ProgramSpace withoutReaders() {
        return new ProgramSpace(nodes, locks, variants, 2, handlers, identities);
    }

    ProgramSpace withoutIdentities() {
        return new ProgramSpace(nodes, locks, variants, modes, handlers, false);
    }

    void forEach(Consumer<SmallProgram> visitor) {
        choose(0, List.of(), visitor);
    }

    private void choose(int node, List<List<List<Integer>>> chosen, Consumer<SmallProgram> visitor) {
        if (node == nodes) {
            constrain(chosen, visitor);
            return;
        }
        for (List<List<Integer>> definition : definitions(node)) {
            List<List<List<Integer>>> longer = new ArrayList<>(chosen);
            longer.add(definition);
            choose(node + 1, longer, visitor);
        }
    }

    private List<List<List<Integer>>> definitions(int node) {
        List<List<Integer>> bodies = new ArrayList<>(List.of(List.of()));
        for (int first = node + 1; first < nodes; first++) {
            bodies.add(List.of(first));
        }
        for (int first = node + 1; first < nodes; first++) {
            for (int second = node + 1; second < nodes; second++) {
                bodies.add(List.of(first, second));
            }
        }
        List<List<List<Integer>>> definitions = new ArrayList<>(List.of(List.of()));
        bodies.stream().filter(b -> identities || !b.isEmpty()).forEach(b -> definitions.add(List.of(b)));
        for (int i = 0; variants > 1 && i < bodies.size(); i++) {
            for (int j = i + 1; j < bodies.size(); j++) {
                definitions.add(List.of(bodies.get(i), bodies.get(j)));
            }
        }
        return definitions;
    }

    private void constrain(List<List<List<Integer>>> bodies, Consumer<SmallProgram> visitor) {
        List<Integer> all = IntStream.range(0, nodes).boxed().toList();
        int codes = 1;
        for (int i = 0; i < nodes * locks; i++) {
            codes *= modes;
        }
        for (int code = 0; code < codes; code++) {
            int[][] declared = new int[nodes][locks];
            int rest = code;
            for (int i = 0; i < nodes * locks; i++) {
                int mode = rest % modes;
                declared[i / locks][i % locks] = modes == 2 ? mode * LockSet.WRITE : mode;
                rest /= modes;
            }
            visitor.accept(new SmallProgram(bodies, declared, all, List.of()));
            for (int handler = 0; handlers && handler < nodes; handler++) {
                visitor.accept(new SmallProgram(bodies, declared, all, List.of(new Handling(SmallProgram.ANY, handler, true))));
            }
        }
    }
}
