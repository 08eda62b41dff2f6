// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.diagnostics.SeverityPolicy.Level;

/** Severities for one run, from the switches of a command or the parameters of a build. They win over settings. */
public final class SeverityWishes {
    private final Map<Set<Code>, Wish> wishes = new LinkedHashMap<>();

    private record Wish(String by, String name, Level level) {}

    /**
     * Adds wishes.
     *
     * @param by the switch or parameter, for messages
     * @param names codes as users write them, or {@code elevation}
     * @return this
     * @throws SettingsException for a name that is not in the catalogue, and for one that is given two levels
     */
    public SeverityWishes add(String by, List<String> names, Level level) throws SettingsException {
        for (String name : names) {
            Set<Code> codes = Codes.named(name);
            if (codes.isEmpty()) {
                List<String> known = new ArrayList<>(Codes.names());
                known.add(Codes.ELEVATION);
                throw new SettingsException(by + " " + name + ": no such code"
                        + DidYouMean.closest(name, known).map(k -> "; did you mean '" + k + "'?").orElse("")
                        + " ('flux explain --all' lists the codes)");
            }
            Wish other = wishes.putIfAbsent(codes, new Wish(by, name, level));
            if (other != null && other.level() != level) {
                throw new SettingsException(other.by() + " " + other.name() + " and " + by + " " + name
                        + " contradict each other; keep one of them");
            }
        }
        return this;
    }

    public SeverityPolicy policy() {
        Map<Set<Code>, Level> levels = new LinkedHashMap<>();
        wishes.forEach((codes, wish) -> levels.put(codes, wish.level()));
        return SeverityPolicy.of(levels);
    }
}
