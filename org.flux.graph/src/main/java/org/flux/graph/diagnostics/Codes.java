// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The catalogue's codes as users write them: {@code FLUX601}, {@code 601}, {@code elevated}; {@code elevation} is a group of codes. */
public final class Codes {
    /** The group of whatever says that a node takes a lock that its author did not write. */
    public static final String ELEVATION = "elevation";

    private static final Set<Code> ELEVATIONS =
            Collections.unmodifiableSet(EnumSet.of(Code.ELEVATED, Code.DEADLOCK_PREVENTED, Code.READER_PROMOTED));

    private Codes() {}

    /** One code, in any of its spellings; empty if there is none. */
    public static Optional<Code> find(String written) {
        String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(Code.values())
                .filter(c -> c.id().equalsIgnoreCase(name) || c.id().equalsIgnoreCase("flux" + name) || c.label().equals(name))
                .findFirst();
    }

    /** What a name stands for: a group's codes, or the one code; empty if there is no such thing. */
    public static Set<Code> named(String written) {
        return written.equalsIgnoreCase(ELEVATION) ? ELEVATIONS : find(written).map(Set::of).orElse(Set.of());
    }

    /** The codes of the group {@link #ELEVATION}. */
    public static Set<Code> elevations() {
        return ELEVATIONS;
    }

    /** Every spelling of a single code, for suggestions. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Code code : Code.values()) {
            names.add(code.id());
            names.add(code.label());
        }
        return names;
    }
}
