// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flux.generator.testing.Server;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowOutcome.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs, generated and run, beside an interpreter of the language's rules N2 to N6 that shares no code with generator and
 * runtime: with each call of each flow failing in turn, the same calls with the same arguments, under at least the declared locks, the same
 * trail, the same handler with the inputs of the node that its pattern names last, and no lock left.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Boolean.getBoolean("flux.long") ? 100 : 6;

    private record Variant(String pattern, List<String> steps) {}

    private record Rule(List<String> path, String handler) {
        String last() {
            return path.getLast();
        }
    }

    /** What a program consists of: abstract nodes by name, constraints by node, handlers in order. */
    private record Model(Map<String, List<Variant>> expansions, Map<String, List<String>> locks, List<Rule> rules, String target) {
        String text() {
            StringBuilder text = new StringBuilder("""
                    L () => (int n); source L {session: Who} => %s;
                    typedef p IsP; typedef q IsQ;
                    D (int n) => (); E (int n) => (); F (int n) => (int n);
                    E = F -> D;
                    """.formatted(target));
            for (String name : List.of("C0", "C1", "C2", "C3", "A0", "A1", "A2", "A3")) {
                text.append(name).append(" (int n) => (int n);\n");
            }
            expansions.forEach((name, variants) -> variants.forEach(v -> text.append(name)
                    .append(v.pattern().isEmpty() ? "" : ":[" + v.pattern() + "]").append(" = ").append(String.join(" -> ", v.steps()))
                    .append(";\n")));
            locks.forEach((name, all) -> text.append("atomic ").append(name).append(":{").append(String.join(", ", all)).append("};\n"));
            rules.forEach(r -> text.append("handle error ").append(String.join(" -> ", r.path())).append(" => ").append(r.handler())
                    .append(";\n"));
            return text.toString();
        }
    }

    private static Model random(Random random) {
        Map<String, List<Variant>> expansions = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            List<String> below = new ArrayList<>(List.of("C0", "C1", "C2", "C3"));
            for (int j = i + 1; j < 4; j++) {
                below.add("A" + j);
                below.add("A" + j);
            }
            List<Variant> variants = new ArrayList<>();
            List<String> patterns = switch (random.nextInt(6)) {
                case 0, 1 -> List.of("");
                case 2 -> List.of("p", "_");
                case 3 -> List.of("!q", "p", "_");
                case 4 -> List.of("p", "q");
                default -> List.of("q", "!p", "!q");
            };
            for (String pattern : patterns) {
                List<String> steps = new ArrayList<>();
                for (int k = random.nextInt(4); k > 0; k--) {
                    steps.add(below.get(random.nextInt(below.size())));
                }
                variants.add(new Variant(pattern, steps));
            }
            expansions.put("A" + i, variants);
        }
        List<String> nodes = List.of("A0", "A1", "A2", "A3", "C0", "C1", "C2", "C3");
        Map<String, List<String>> locks = new TreeMap<>();
        for (String node : nodes) {
            if (random.nextInt(3) == 0) {
                List<String> all = new ArrayList<>();
                for (String lock : List.of("a", "b", "c")) {
                    if (random.nextBoolean()) {
                        all.add(lock + List.of("", "?", "(session)", "?(session)").get(random.nextInt(4)));
                    }
                }
                if (!all.isEmpty()) {
                    locks.put(node, all);
                }
            }
        }
        locks.put("D", List.of("b"));
        locks.put("E", List.of("a?"));
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int k = random.nextInt(3); k > 0; k--) {
                path.add(random.nextInt(3) == 0 ? "*" : nodes.get(random.nextInt(nodes.size())));
            }
            boolean any = random.nextInt(6) == 0;
            path.add(any ? "*" : nodes.get(random.nextInt(nodes.size())));
            rules.add(new Rule(path, any || random.nextBoolean() ? "H" + i : List.of("D", "E").get(random.nextInt(2))));
        }
        return new Model(expansions, locks, rules, nodes.get(random.nextInt(5)));
    }

    private static final class Failing extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** One flow by the book. */
    private static final class Interpreter {
        private record Entered(String node, int input, int inTrail) {}

        private final Model model;
        private final int failAt;
        private final List<String> calls = new ArrayList<>();
        private final List<Map<String, Boolean>> required = new ArrayList<>();
        private final List<String> trail = new ArrayList<>();
        private final Deque<Entered> stack = new ArrayDeque<>();
        private boolean handled;
        private boolean failed;

        Interpreter(Model model, int failAt) {
            this.model = model;
            this.failAt = failAt;
        }

        void run(int n) {
            try {
                try {
                    call("who", n, false);
                } catch (Failing thrown) {
                    enter(model.target(), n);
                    throw thrown;
                }
                exec(model.target(), n);
            } catch (Failing thrown) {
                failed = true;
                handle();
            }
        }

        private void enter(String node, int n) {
            stack.push(new Entered(node, n, trail.size()));
            trail.add(node);
        }

        private int exec(String node, int n) throws Failing {
            enter(node, n);
            int value = n;
            List<Variant> variants = model.expansions().get(node);
            if (variants == null) {
                call(node.toLowerCase(Locale.ROOT), n, true);
                value = n + 1;
            } else {
                Variant chosen = variants.stream().filter(v -> matches(v.pattern(), n)).findFirst().orElseThrow(Failing::new);
                for (String step : chosen.steps()) {
                    value = exec(step, value);
                }
            }
            stack.pop();
            return value;
        }

        private void call(String method, int n, boolean locked) throws Failing {
            calls.add(method + "(" + n + ")");
            required.add(locked ? locks() : Map.of());
            if (calls.size() - 1 == failAt) {
                throw new Failing();
            }
        }

        private Map<String, Boolean> locks() {
            Map<String, Boolean> result = new TreeMap<>();
            for (Entered entered : stack) {
                for (String lock : model.locks().getOrDefault(entered.node(), List.of())) {
                    result.merge(lock.replace("?", ""), !lock.contains("?"), Boolean::logicalOr);
                }
            }
            return result;
        }

        private void handle() {
            List<Entered> innermostFirst = List.copyOf(stack);
            Comparator<Rule> specific = Comparator.comparing((Rule r) -> rank(r, innermostFirst))
                    .thenComparing(r -> -r.path().stream().filter(e -> !e.equals("*")).count()).thenComparing(model.rules()::indexOf);
            model.rules().stream().filter(r -> applies(r, innermostFirst)).min(specific).ifPresent(rule -> {
                handled = true;
                boolean any = rule.last().equals("*");
                int input = any ? 0 : innermostFirst.get(rank(rule, innermostFirst)).input();
                switch (rule.handler()) {
                    case "D" -> calls.add("d(" + input + ") [b]");
                    case "E" -> calls.addAll(List.of("f(" + input + ") [a?]", "d(" + (input + 1) + ") [a?, b]"));
                    default -> calls.add(rule.handler().toLowerCase(Locale.ROOT) + (any ? "(" : "(" + input + ", "));
                }
            });
        }

        private int rank(Rule rule, List<Entered> innermostFirst) {
            for (int i = 0; i < innermostFirst.size(); i++) {
                if (innermostFirst.get(i).node().equals(rule.last())) {
                    return i;
                }
            }
            return innermostFirst.size();
        }

        private boolean applies(Rule rule, List<Entered> innermostFirst) {
            if (rule.last().equals("*")) {
                return matches(rule.path(), trail);
            }
            int rank = rank(rule, innermostFirst);
            return rank < innermostFirst.size() && matches(rule.path(), trail.subList(0, innermostFirst.get(rank).inTrail() + 1));
        }

        /** As a regular expression, the plain way. */
        private static boolean matches(List<String> path, List<String> trail) {
            StringBuilder expression = new StringBuilder("(\\w+ )*");
            path.forEach(e -> expression.append(e.equals("*") ? "(\\w+ )*" : e + " "));
            return (String.join(" ", trail) + " ").matches(expression.toString());
        }

        private static boolean matches(String pattern, int n) {
            return switch (pattern) {
                case "p" -> isP(n);
                case "!p" -> !isP(n);
                case "q" -> isQ(n);
                case "!q" -> !isQ(n);
                default -> true;
            };
        }
    }

    private static boolean isP(int n) {
        return n % 2 == 0;
    }

    private static boolean isQ(int n) {
        return n % 3 == 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void generatedFlowsDoWhatTheRulesSay(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PROGRAMS; i++) {
            Model model = random(random);
            Server server = Server.of(model.text());
            for (int n = 0; n < 6; n++) {
                int calls = compare(model, server, n, -1);
                for (int failAt = 0; failAt < calls; failAt++) {
                    compare(model, server, n, failAt);
                }
            }
        }
    }

    private static int compare(Model model, Server server, int n, int failAt) {
        Interpreter expected = new Interpreter(model, failAt);
        expected.run(n);
        int[] count = {0};
        for (String method : List.of("who", "c0", "c1", "c2", "c3")) {
            server.when(method, x -> {
                if (count[0]++ == failAt) {
                    throw new IllegalStateException(method);
                }
                return method.equals("who") ? "me" : (Object) ((int) x[0] + 1);
            });
        }
        server.when("f", x -> (int) x[0] + 1);
        server.when("isP", x -> isP((int) x[0]));
        server.when("isQ", x -> isQ((int) x[0]));
        FlowOutcome outcome = server.run("l", n);
        List<String> trace = server.trace().stream().filter(c -> !c.startsWith("is")).toList();
        String what = model.text() + "with " + n + ", failing at call " + failAt + ": " + trace;
        assertThat(outcome.status()).as(what)
                .isEqualTo(expected.handled ? Status.HANDLED : expected.failed ? Status.FAILED : Status.COMPLETED);
        if (expected.failed) {
            assertThat(outcome.failure().trail()).as(what).isEqualTo(expected.trail);
        }
        assertThat(trace).as(what).hasSize(expected.calls.size());
        for (int i = 0; i < trace.size(); i++) {
            String call = trace.get(i);
            assertThat(call).as(what).startsWith(expected.calls.get(i));
            if (i < expected.required.size()) {
                expected.required.get(i).forEach((lock, write) -> assertThat(call).as(what)
                        .containsPattern("[\\[ ]" + lock.replace("(", "\\(").replace(")", "\\)") + (write ? "" : "\\??") + "[,\\]]"));
            } else {
                assertThat(call.contains("[")).as(what).isEqualTo(expected.calls.get(i).contains("["));
            }
        }
        assertThat(server.held()).as(what).isEmpty();
        return expected.required.size();
    }
}
