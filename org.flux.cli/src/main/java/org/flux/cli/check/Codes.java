// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.diagnostics.Code;

/** The catalogue's codes as a user may write them: {@code FLUX601}, {@code 601}, {@code unused-node}. */
public final class Codes {
    private Codes() {}

    public static Optional<Code> find(String written) {
        String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(Code.values())
                .filter(c -> c.id().equalsIgnoreCase(name) || c.id().equalsIgnoreCase("flux" + name) || name(c).equals(name))
                .findFirst();
    }

    /** Every spelling, for suggestions. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Code code : Code.values()) {
            names.add(code.id());
            names.add(name(code));
        }
        return names;
    }

    /** A code's name in words: {@code unused-node}. */
    public static String name(Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whatever says that a node takes a lock that its author did not write. */
    static Set<Code> elevation() {
        return EnumSet.of(Code.ELEVATED, Code.DEADLOCK_PREVENTED, Code.READER_PROMOTED);
    }
}
