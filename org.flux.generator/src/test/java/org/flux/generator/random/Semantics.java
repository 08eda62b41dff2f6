// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Pattern;
import org.flux.generator.random.Model.Test;
import org.flux.generator.random.Model.Type;

/**
 * What components compute, a pure function of their arguments. Every value tells the run that it belongs to (the number of an item of some
 * source) and carries a small number on which everything else depends: run 3 with 7 is {@code 307} or {@code 3:7}.
 */
final class Semantics {
    private static final int NUMBERS = 12;
    private static final int FACTOR = 100;
    private static final int SESSIONS = 2;

    private Semantics() {}

    static Object value(Type type, int run, int number) {
        return type == Type.INT ? (Object) (run * FACTOR + number) : run + ":" + number;
    }

    /** The run that some arguments belong to, if there are any that tell. */
    static Optional<Integer> run(List<Object> values) {
        return values.stream().filter(v -> !(v instanceof Throwable)).findFirst()
                .map(v -> v instanceof Integer n ? n / FACTOR : Integer.valueOf(((String) v).split(":")[0]));
    }

    static int number(Object value) {
        return value instanceof Integer n ? n % FACTOR : Integer.parseInt(((String) value).split(":")[1]);
    }

    static List<Object> outputs(Node node, int run, List<Object> inputs) {
        int sum = node.name().hashCode();
        for (int i = 0; i < inputs.size(); i++) {
            sum += (i + 3) * number(inputs.get(i));
        }
        return values(node.outputs(), run, sum);
    }

    /** What the head of a source makes the item of a run from. */
    static List<Object> item(Node head, int run, int number) {
        return values(head.outputs(), run, number);
    }

    private static List<Object> values(List<Type> types, int run, int seed) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            result.add(value(types.get(i), run, Math.floorMod(seed + 5 * i, NUMBERS)));
        }
        return result;
    }

    static boolean holds(Test test, Object value) {
        int number = number(value);
        return switch (test) {
            case EVEN -> number % 2 == 0;
            case THIRD -> number % 3 == 0;
            case CALM -> number < NUMBERS / 2;
        };
    }

    static boolean matches(List<Pattern> patterns, List<Object> values) {
        for (int i = 0; i < patterns.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (pattern.test().isPresent() && holds(pattern.test().get(), values.get(i)) == pattern.negated()) {
                return false;
            }
        }
        return true;
    }

    static String session(List<Object> inputs) {
        return "room" + number(inputs.getFirst()) % SESSIONS;
    }
}
