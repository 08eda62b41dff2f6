// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.syntax.Declaration.Pattern;

/**
 * How an abstract node chooses among its variants: top-down, patterns left to right (rule N2). What the variants tried before have settled
 * is not tested again, which predicates allow, being pure: after {@code [hit]}, {@code [!hit]} takes everything.
 *
 * @param choices the variants that can be chosen, each with the tests that remain for it
 * @param isComplete whether the last choice takes everything
 */
record Dispatch(List<Choice> choices, boolean isComplete) {
    /** Above this number of different tests only the plainest conclusions are drawn: the cost is exponential in it. */
    private static final int MAX_EXACT = 12;

    /** A predicate applied to an argument. */
    record Test(String predicate, int argument) {}

    /** A test and the answer that is wanted. */
    record Literal(Test test, boolean negated) {}

    record Choice(Variant variant, List<Literal> literals) {}

    static Dispatch of(AbstractNode node) {
        Map<Test, Integer> numbers = new LinkedHashMap<>();
        node.variants().forEach(v -> literals(v).forEach(l -> numbers.putIfAbsent(l.test(), numbers.size())));
        Answers open = numbers.size() <= MAX_EXACT ? new AllAnswers(numbers) : new NotedAnswers();
        List<Choice> choices = new ArrayList<>();
        for (Variant variant : node.variants()) {
            List<Literal> needed = open.needed(literals(variant));
            if (needed != null) {
                choices.add(new Choice(variant, needed));
                if (needed.isEmpty() || open.exclude(needed)) {
                    return new Dispatch(choices, true);
                }
            }
        }
        return new Dispatch(choices, false);
    }

    /** Whether there is anything to choose. */
    boolean isChoice() {
        return choices.size() != 1 || !choices.getFirst().literals().isEmpty();
    }

    private static List<Literal> literals(Variant variant) {
        List<Literal> result = new ArrayList<>();
        List<Pattern> patterns = variant.patterns().orElse(List.of());
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof Pattern.Test test) {
                result.add(new Literal(new Test(test.predicate().text(), i), test.negated()));
            }
        }
        return result;
    }

    /** Whether some choice after the given one needs the test too. */
    boolean isNeededAfter(int choice, Test test) {
        return choices.stream().skip(choice + 1L).anyMatch(c -> c.literals().stream().anyMatch(l -> l.test().equals(test)));
    }

    /** What is still possible when the variants so far have not matched. */
    private interface Answers {
        /** The literals that are not settled; null if the variant can no longer match. */
        List<Literal> needed(List<Literal> literals);

        /** The variant has not matched; returns whether nothing is left, so that it must. */
        boolean exclude(List<Literal> literals);
    }

    /** Every combination of answers to the tests, as far as it is still possible. */
    private static final class AllAnswers implements Answers {
        private final Map<Test, Integer> numbers;
        private final BitSet possible = new BitSet();

        AllAnswers(Map<Test, Integer> numbers) {
            this.numbers = numbers;
            possible.set(0, 1 << numbers.size());
        }

        @Override
        public List<Literal> needed(List<Literal> literals) {
            List<Literal> result = new ArrayList<>();
            BitSet left = (BitSet) possible.clone();
            for (Literal literal : literals) {
                BitSet matching = matching(left, literal);
                if (matching.isEmpty()) {
                    return null;
                }
                if (!matching.equals(left)) {
                    result.add(literal);
                }
                left = matching;
            }
            return result;
        }

        @Override
        public boolean exclude(List<Literal> literals) {
            BitSet matched = possible;
            for (Literal literal : literals) {
                matched = matching(matched, literal);
            }
            possible.andNot(matched);
            return possible.isEmpty();
        }

        private BitSet matching(BitSet answers, Literal literal) {
            int bit = numbers.get(literal.test());
            BitSet result = new BitSet();
            answers.stream().filter(a -> (a >> bit & 1) == (literal.negated() ? 0 : 1)).forEach(result::set);
            return result;
        }
    }

    /** Only the answers to tests that stood alone. */
    private static final class NotedAnswers implements Answers {
        private final Map<Test, Boolean> known = new LinkedHashMap<>();

        @Override
        public List<Literal> needed(List<Literal> literals) {
            List<Literal> result = new ArrayList<>();
            for (Literal literal : literals) {
                Boolean answer = known.get(literal.test());
                if (answer == null) {
                    result.add(literal);
                } else if (answer == literal.negated()) {
                    return null;
                }
            }
            return result;
        }

        @Override
        public boolean exclude(List<Literal> literals) {
            if (literals.size() == 1) {
                known.put(literals.getFirst().test(), literals.getFirst().negated());
            }
            return false;
        }
    }
}
