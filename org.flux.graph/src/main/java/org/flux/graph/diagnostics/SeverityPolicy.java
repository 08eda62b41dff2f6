// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which severity the findings of each code have for a user: the one rule of the command line, the build plug-in and the language server.
 *
 * <p>A policy decides what is shown, and what counts as an error where findings are counted. It does not decide whether Java can be
 * generated: an error that is lowered or hidden is an obstacle as before ({@link org.flux.graph.analysis.Analysis#obstacles()}).
 *
 * @param levels of the codes that differ from the catalogue
 */
public record SeverityPolicy(Map<Code, Level> levels) {
    /** Every code has its default severity. */
    public static final SeverityPolicy CATALOGUE = new SeverityPolicy(Map.of());

    /** A severity, or none at all. */
    public enum Level {
        ERROR, WARNING, INFO, HINT, OFF;

        /** The level of a name as users write it, {@code warning}; empty if there is none. */
        public static Optional<Level> of(String name) {
            return Stream.of(values()).filter(l -> l.toString().equals(name)).findFirst();
        }

        /** Empty for {@link #OFF}. */
        public Optional<Severity> severity() {
            return this == OFF ? Optional.empty() : Optional.of(Severity.valueOf(name()));
        }

        /** Lower case, as users write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SeverityPolicy {
        Map<Code, Level> copy = new EnumMap<>(Code.class);
        copy.putAll(levels);
        levels = Collections.unmodifiableMap(copy);
    }

    /** A policy from settings of codes and of groups of codes; what is said of fewer codes wins over what is said of more. */
    public static SeverityPolicy of(Map<Set<Code>, Level> groups) {
        Map<Code, Level> levels = new EnumMap<>(Code.class);
        groups.entrySet().stream().sorted(Comparator.comparingInt(e -> -e.getKey().size()))
                .forEach(group -> group.getKey().forEach(code -> levels.put(code, group.getValue())));
        return new SeverityPolicy(levels);
    }

    /** This policy where {@code stronger} says nothing. */
    public SeverityPolicy overriddenBy(SeverityPolicy stronger) {
        Map<Code, Level> both = new EnumMap<>(Code.class);
        both.putAll(levels);
        both.putAll(stronger.levels);
        return new SeverityPolicy(both);
    }

    /** The finding as the user wants it; empty if it is not to be reported. */
    public Optional<Diagnostic> apply(Diagnostic finding) {
        Level level = levels.get(finding.code());
        return level == null ? Optional.of(finding) : level.severity().map(finding::severity);
    }

    /**
     * Adds the findings of one program to those of others. What several programs import is reported once, as severely as any of them wants
     * it.
     *
     * @param reported findings as they are reported, by the same as they were found
     */
    public void addTo(Map<Diagnostic, Diagnostic> reported, List<Diagnostic> findings) {
        for (Diagnostic finding : findings) {
            apply(finding).ifPresent(shown -> reported.merge(finding, shown,
                    (a, b) -> a.severity().compareTo(b.severity()) <= 0 ? a : b));
        }
    }
}
