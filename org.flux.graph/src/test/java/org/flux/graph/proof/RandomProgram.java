// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Text of programs that are larger than those of a {@link ProgramSpace}: chosen at random, the same for a seed. */
final class RandomProgram {
    private static final List<String> LOCKS = List.of("a", "b", "x", "x(session)");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomProgram(long seed) {
        this.random = new Random(seed);
    }

    static String text(long seed) {
        return new RandomProgram(seed).write();
    }

    private String write() {
        int nodes = 4 + random.nextInt(3);
        boolean patterns = false;
        for (int node = 0; node < nodes - 2; node++) {
            int variants = 1 + random.nextInt(2);
            patterns |= variants == 2;
            for (int variant = 0; variant < variants; variant++) {
                text.append("N").append(node).append(variants == 1 ? "" : variant == 0 ? ":[p]" : ":[_]").append(" = ")
                        .append(body(node, nodes)).append(";\n");
            }
        }
        for (int node = 0; node < nodes; node++) {
            constrain(node);
        }
        for (int source = 0; source < 1 + random.nextInt(2); source++) {
            text.append("source S").append(source).append(" {session: F} => N").append(source).append(";\n");
        }
        if (random.nextInt(3) > 0) {
            text.append("handle error N").append(random.nextInt(nodes)).append(" => N").append(nodes - 2 + random.nextInt(2)).append(";\n");
        }
        return text.append(patterns ? "typedef p P;\n" : "").toString();
    }

    private String body(int node, int nodes) {
        List<String> steps = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            steps.add("N" + (node + 1 + random.nextInt(Math.min(3, nodes - node - 1))));
        }
        return random.nextInt(8) == 0 ? "" : String.join(" -> ", steps);
    }

    private void constrain(int node) {
        List<String> locks = new ArrayList<>();
        for (String lock : LOCKS) {
            if (random.nextInt(3) == 0) {
                locks.add(lock + (random.nextBoolean() ? "!" : "?"));
            }
        }
        if (!locks.isEmpty()) {
            text.append("atomic N").append(node).append(":{").append(String.join(", ", locks)).append("};\n");
        }
    }
}
