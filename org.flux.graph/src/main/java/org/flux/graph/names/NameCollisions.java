// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/** Things of different kinds, or of one kind with different names, that would become one Java name. */
final class NameCollisions {
    enum Space {
        COMPONENTS, FLOWS
    }

    /**
     * Something with a Java name.
     *
     * @param what the thing in the user's words; the same words mean the same thing, which collides with nothing
     * @param kind what {@code name} denotes
     * @param name the name in the program from which the Java name is made
     */
    record Thing(String what, Renaming.Kind kind, String name, SourceRange range) {}

    private record Denoted(Renaming.Kind kind, String name) {}

    private record Key(Space space, String javaName) {}

    private record Collision(Key key, Thing first, Thing second) {}

    private final Map<Key, Thing> taken = new HashMap<>();
    /** One for each two things: sources that collide do so with their further methods too. */
    private final Map<Set<Denoted>, Collision> collisions = new LinkedHashMap<>();

    void add(Space space, String javaName, Thing thing) {
        Key key = new Key(space, javaName);
        Thing first = taken.putIfAbsent(key, thing);
        if (first != null && !first.what().equals(thing.what())) {
            collisions.putIfAbsent(new HashSet<>(List.of(denoted(first), denoted(thing))), new Collision(key, first, thing));
        }
    }

    List<Diagnostic> findings(ProgramGraph graph) {
        if (collisions.isEmpty()) {
            return List.of();
        }
        Renaming renaming = new Renaming(graph);
        Set<String> used = new HashSet<>();
        taken.keySet().forEach(key -> used.add(key.javaName()));
        Set<String> mentioned = graph.mentioned();
        return collisions.values().stream().map(collision -> isNeedless(collision, graph, mentioned) ? needless(collision, graph)
                : collides(collision, renaming, used)).toList();
    }

    private static Diagnostic needless(Collision collision, ProgramGraph graph) {
        Thing node = collision.first();
        Thing function = collision.second();
        return Diagnostic.of(Code.JAVA_NAME_COLLISION, node.range(),
                "`" + node.name() + "` is no node, so it needs no declaration: it is the " + function.what())
                .related(function.range(), function.what())
                .suggest("Remove the declaration", graph.nodes().get(node.name()).signature().orElseThrow().documentedRange(), "");
    }

    private static Diagnostic collides(Collision collision, Renaming renaming, Set<String> used) {
        Thing first = collision.first();
        Thing second = collision.second();
        return Diagnostic.of(Code.JAVA_NAME_COLLISION, second.range(),
                "In Java " + second.what() + " and " + first.what() + " are both `" + collision.key().javaName() + "`; rename one")
                .related(first.range(), first.what())
                .fix(renaming.fix(second.kind(), second.name(), freeName(second.name(), used)));
    }

    /** Whether a function that is called otherwise is declared as if it were a node. */
    private static boolean isNeedless(Collision collision, ProgramGraph graph, Set<String> mentioned) {
        Thing node = collision.first();
        Thing function = collision.second();
        return node.kind() == Renaming.Kind.NODE && function.kind() != Renaming.Kind.NODE && node.name().equals(function.name())
                && graph.node(node.name()).filter(n -> n instanceof Node.ConcreteNode && n.signature().isPresent()).isPresent()
                && !mentioned.contains(node.name());
    }

    private static Denoted denoted(Thing thing) {
        return new Denoted(thing.kind(), thing.name());
    }

    private static String freeName(String name, Set<String> used) {
        for (int i = 2;; i++) {
            if (used.add(JavaIdentifiers.method(name + i)) && used.add(JavaIdentifiers.flow(name + i) + "()")) {
                return name + i;
            }
        }
    }
}
