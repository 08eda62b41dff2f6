// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A program as somebody in a hurry writes it: blanks, line breaks and comments anywhere between its words, and every spelling that is
 * legal.
 *
 * @param seed decides what stands where
 * @param habits what it is untidy in
 */
record Untidy(Model model, long seed, Set<Habit> habits) {
    enum Habit {
        BLANKS, LINE_BREAKS, LINE_COMMENTS, BLOCK_COMMENTS, DOCUMENTATION, SPELLINGS
    }

    /** What stands where changes with every cut, so a cut is tried several times. */
    private static final int SEEDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+|->|=>|\\n|[^\\s\\w]");
    private static final List<String> ARROWS = List.of("->", "=>", "-->", "====>", "\u2192", "\u21D2");

    static Arbitrary<Untidy> any() {
        return Arbitraries.fromGenerator(random -> new Shrinking(
                new Untidy(Drawing.draw(random), random.nextLong(), EnumSet.allOf(Habit.class))));
    }

    String text() {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int comments = 0;
        List<String> words = WORD.matcher(ModelText.of(model)).results().map(MatchResult::group).toList();
        boolean starts = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("\n")) {
                text.append('\n');
                starts = true;
                continue;
            }
            if (habits.contains(Habit.SPELLINGS) && isOptional(words, i) && random.nextBoolean()) {
                continue;
            }
            int dice = random.nextInt(12);
            if (dice == 0 && habits.contains(Habit.LINE_COMMENTS)) {
                text.append(" // c").append(comments++).append('\n');
            } else if (dice == 1 && habits.contains(Habit.BLOCK_COMMENTS)) {
                text.append("/* c").append(comments++).append(random.nextBoolean() ? "\n   of two lines */" : " */");
            } else if (starts && dice < 5 && habits.contains(Habit.DOCUMENTATION)) {
                text.append("/** c").append(comments++).append(random.nextBoolean() ? "\n * of two lines */" : " */");
            } else if (dice == 6 && habits.contains(Habit.LINE_BREAKS)) {
                text.append("\n".repeat(1 + random.nextInt(3)));
            } else if (dice == 7 && habits.contains(Habit.BLANKS)) {
                text.append(random.nextBoolean() ? "\t" : "   ");
            } else if (dice > 9 || !habits.contains(Habit.BLANKS) || touches(text, word)) {
                text.append(starts ? "" : " ");
            }
            text.append(habits.contains(Habit.SPELLINGS) ? spelt(word, random) : word);
            starts = false;
        }
        return text.toString();
    }

    private static boolean touches(StringBuilder before, String word) {
        return !before.isEmpty() && Character.isJavaIdentifierPart(before.charAt(before.length() - 1))
                && Character.isJavaIdentifierPart(word.charAt(0));
    }

    /** The colon before a bracket, the semicolon after a brace or a signature. */
    private static boolean isOptional(List<String> words, int index) {
        return switch (words.get(index)) {
            case ":" -> List.of("[", "{").contains(words.get(index + 1));
            case ";" -> List.of("}", ")").contains(words.get(index - 1));
            default -> false;
        };
    }

    private static String spelt(String word, Random random) {
        if (random.nextBoolean()) {
            return word;
        }
        return switch (word) {
            case "->", "=>" -> ARROWS.get(random.nextInt(ARROWS.size()));
            case "atomic" -> "constraint";
            case "_" -> "*";
            case "int" -> "int n" + random.nextInt(1_000);
            case "String" -> "char * s" + random.nextInt(1_000);
            default -> word;
        };
    }

    /** The same without some habits. */
    Untidy without(Set<Habit> some) {
        Set<Habit> left = habits.isEmpty() ? EnumSet.noneOf(Habit.class) : EnumSet.copyOf(habits);
        left.removeAll(some);
        return new Untidy(model, seed, left);
    }

    /** The comments of a text, in order. */
    static List<String> comments(String text) {
        return Pattern.compile("/[/*]+ (c\\d+)\\b").matcher(text).results().map(m -> m.group(1)).toList();
    }

    private record Shrinking(Untidy value) implements Shrinkable<Untidy> {
        @Override
        public Stream<Shrinkable<Untidy>> shrink() {
            Stream<Untidy> tidier = value.habits.stream().map(habit -> value.without(Set.of(habit)));
            Stream<Untidy> smaller = Reductions.of(value.model).filter(Batch::isProgram)
                    .flatMap(m -> LongStream.range(0, SEEDS).mapToObj(i -> new Untidy(m, value.seed + i, value.habits)));
            return Stream.concat(tidier, smaller).map(Shrinking::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return Batch.size(value.model).append(ShrinkingDistance.of(value.habits.size()));
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
