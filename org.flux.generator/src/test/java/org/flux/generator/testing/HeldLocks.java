// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.lang.reflect.Field;
import java.util.TreeSet;
import org.flux.runtime.FlowLock;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.SessionLocks;

/** Looks into the locks of a generated program. */
public final class HeldLocks {
    private HeldLocks() {}

    /** The locks that anybody holds: {@code cache} as the writer, {@code cache?} as a reader, {@code cache(session)} in any way. */
    public static TreeSet<String> of(FluxProgram program) {
        TreeSet<String> held = new TreeSet<>();
        for (Field field : program.getClass().getDeclaredFields()) {
            try {
                field.setAccessible(true);
                if (field.getType() == FlowLock.class) {
                    FlowLock lock = (FlowLock) field.get(program);
                    if (lock.isWriteLocked()) {
                        held.add(lock.name());
                    } else if (lock.readers() > 0) {
                        held.add(lock.name() + "?");
                    }
                } else if (field.getType() == SessionLocks.class && ((SessionLocks) field.get(program)).size() > 0) {
                    held.add(((SessionLocks) field.get(program)).name());
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return held;
    }
}
