// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which nodes positions on paths belong to, as far as memory goes. */
final class Positions {
    private static final int MOST = 1 << 16;

    private final Program program;
    private final Map<Position, Optional<String>> known = new ConcurrentHashMap<>();

    private record Position(String root, boolean startsWithSession, long register) {}

    Positions(Program program) {
        this.program = program;
    }

    /** The node at a position, null if there is none. */
    String node(String root, boolean startsWithSession, long register) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(new Position(root, startsWithSession, register),
                place -> program.at(place.root(), place.startsWithSession(), place.register())).orElse(null);
    }

    boolean takesTime(String node) {
        return program.takesTime(node);
    }
}
