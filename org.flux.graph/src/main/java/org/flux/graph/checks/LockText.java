// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.Map;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/** Locks as a constraint writes them: {@code cache}, {@code cache?}, {@code rooms?(session)}. */
final class LockText {
    private LockText() {}

    static String of(Lock lock, LockMode mode) {
        String sign = mode == LockMode.READ ? "?" : "";
        return lock.name() + sign + lock.toString().substring(lock.name().length());
    }

    static String set(Map<Lock, LockMode> locks) {
        return locks.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }
}
