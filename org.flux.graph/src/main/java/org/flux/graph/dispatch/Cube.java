// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.graph.Node.Variant;
import org.flux.graph.syntax.Declaration.Pattern;

/**
 * What one variant matches: a conjunction of literals, each a predicate at a position. Predicates are independent of each other here, since
 * the compiler cannot know that one implies another.
 *
 * @param literals whether the predicate must hold, by predicate and position
 */
record Cube(Map<Literal, Boolean> literals) {

    record Literal(int position, String predicate) implements Comparable<Literal> {
        @Override
        public int compareTo(Literal other) {
            return position != other.position ? Integer.compare(position, other.position) : predicate.compareTo(other.predicate);
        }
    }

    /** The cube of a variant whose patterns are as many as {@code length}; empty for any other. */
    static Optional<Cube> of(Variant variant, int length) {
        List<Pattern> patterns = variant.patterns().orElse(List.of());
        if (variant.patterns().isEmpty() || patterns.size() != length) {
            return Optional.empty();
        }
        Map<Literal, Boolean> literals = new TreeMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof Pattern.Test test) {
                literals.put(new Literal(i, test.predicate().text()), !test.negated());
            }
        }
        return Optional.of(new Cube(Collections.unmodifiableMap(literals)));
    }

    /** Whether some input matches both. */
    boolean overlaps(Cube other) {
        return literals.entrySet().stream().allMatch(e -> other.literals.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
    }

    boolean matchesEverything() {
        return literals.isEmpty();
    }

    /** What is left of this cube where a literal has a value; empty if nothing is. */
    Optional<Cube> where(Literal literal, boolean value) {
        Boolean wanted = literals.get(literal);
        if (wanted == null) {
            return Optional.of(this);
        }
        if (wanted != value) {
            return Optional.empty();
        }
        Map<Literal, Boolean> rest = new TreeMap<>(literals);
        rest.remove(literal);
        return Optional.of(new Cube(rest));
    }
}
