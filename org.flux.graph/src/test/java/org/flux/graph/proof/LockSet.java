// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockScope;

/**
 * The locks of a program and the instances that flows meet at run time: a program lock is one instance, a session lock one for each
 * session (rule N5). Modes of all instances are packed into one number, two bits each: 0 none, 1 reader, 2 writer.
 */
record LockSet(List<Lock> locks, int sessions) {
    static final int READ = 1;
    static final int WRITE = 2;

    /** Names as in a constraint, {@code x} or {@code x(session)}. */
    static LockSet of(int sessions, String... names) {
        List<Lock> locks = new ArrayList<>();
        for (String name : names) {
            boolean session = name.endsWith("(session)");
            locks.add(new Lock(session ? name.substring(0, name.indexOf('(')) : name, session ? LockScope.SESSION : LockScope.PROGRAM));
        }
        return new LockSet(List.copyOf(locks), sessions);
    }

    int size() {
        return locks.size();
    }

    boolean isSessionLock(int lock) {
        return locks.get(lock).scope() == LockScope.SESSION;
    }

    /** The instance of a lock that a flow of a session meets. */
    int instance(int lock, int session) {
        int number = isSessionLock(lock) ? session : 0;
        for (int i = 0; i < lock; i++) {
            number += isSessionLock(i) ? sessions : 1;
        }
        return number;
    }

    String name(int instance) {
        for (int lock = 0; lock < size(); lock++) {
            for (int session = 0; session < sessions; session++) {
                if (instance(lock, session) == instance) {
                    return isSessionLock(lock) ? locks.get(lock).name() + "(session " + (session + 1) + ")" : locks.get(lock).name();
                }
            }
        }
        throw new IllegalArgumentException("no instance " + instance);
    }

    static int mode(int modes, int instance) {
        return modes >> 2 * instance & 3;
    }

    static int with(int modes, int instance, int mode) {
        return modes & ~(3 << 2 * instance) | mode << 2 * instance;
    }

    /** The stronger mode of each instance. */
    static int join(int a, int b) {
        int readers = (a | b) & 0x5555_5555;
        int writers = (a | b) & 0xAAAA_AAAA;
        return writers | readers & ~(writers >>> 1);
    }

    /** Whether two flows with these modes exclude each other: some instance that both have and one of them writes. */
    static boolean conflict(int a, int b) {
        int anyA = (a | a >>> 1) & 0x5555_5555;
        int anyB = (b | b >>> 1) & 0x5555_5555;
        int writes = ((a | b) & 0xAAAA_AAAA) >>> 1;
        return (anyA & anyB & writes) != 0;
    }

    /** For people: {@code a! b?}. */
    String text(int modes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < instance(size() - 1, sessions - 1) + 1; i++) {
            if (mode(modes, i) != 0) {
                text.append(text.isEmpty() ? "" : " ").append(name(i)).append(mode(modes, i) == WRITE ? "!" : "?");
            }
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
