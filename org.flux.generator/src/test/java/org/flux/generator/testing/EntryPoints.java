// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FluxProgram;

/** The methods of a generated program that run one flow. */
public final class EntryPoints {
    private EntryPoints() {}

    /** @param source name of the method, which is that of the source's node */
    public static FlowOutcome call(FluxProgram program, String source, Object... item) {
        Method method = Arrays.stream(program.getClass().getMethods())
                .filter(m -> m.getName().equals(source) && m.getReturnType() == FlowOutcome.class).findFirst()
                .orElseThrow(() -> new AssertionError("no source " + source));
        try {
            return (FlowOutcome) method.invoke(program, item);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
