// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.promela;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.flux.graph.Lock;
import org.flux.graph.locks.LockOrder;
import org.flux.graph.syntax.Declaration.LockScope;

/** The locks as macros: each is the number of an instance; a session lock has one for each session. */
final class LockNames {
    private final Map<Lock, String> names = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    LockNames(LockOrder order) {
        order.locks().forEach(l -> names.put(l, unique("lock_" + identifier(l.name()) + (isSessionLock(l) ? "_session" : ""))));
    }

    static boolean isSessionLock(Lock lock) {
        return lock.scope() == LockScope.SESSION;
    }

    /** A name in the letters that Promela has. */
    static String identifier(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean plain = c == '_' || c < 128 && Character.isLetterOrDigit(c);
            text.append(plain ? Character.toString(c) : "x" + Integer.toHexString(c));
        });
        return text.toString();
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !used.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    String name(Lock lock) {
        return names.get(lock);
    }

    boolean hasSessionLocks() {
        return names.keySet().stream().anyMatch(LockNames::isSessionLock);
    }

    /** The definitions, one a line, and how many instances there are. */
    String definitions(int sessions) {
        StringBuilder text = new StringBuilder();
        int instances = 0;
        for (Map.Entry<Lock, String> lock : names.entrySet()) {
            String number = isSessionLock(lock.getKey()) ? "(" + instances + " + session)" : Integer.toString(instances);
            text.append("#define ").append(lock.getValue()).append(' ').append(number).append('\n');
            instances += isSessionLock(lock.getKey()) ? sessions : 1;
        }
        return text.append("#define LOCKS ").append(Math.max(1, instances)).append('\n').toString();
    }
}
