// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM and SIGINT as an orderly end like any other. A shutdown hook alone cannot choose the exit code; the JDK's signal handlers
 * ({@code sun.misc.Signal}, module {@code jdk.unsupported}) can. They are reached by reflection so that a run-time image without that
 * module still works: then the hook of {@link FluxServer} drains, and the exit code is the JVM's.
 */
final class Signals {
    private static final System.Logger LOGGER = System.getLogger("org.flux.runtime");

    private static final int IMPATIENT = 1;

    private Signals() {}

    /** The first signal runs {@code action}; a second one ends the process at once. */
    static void onTermination(Runnable action) {
        AtomicBoolean told = new AtomicBoolean();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                switch (method.getName()) {
                    case "handle" -> {
                        if (told.getAndSet(true)) {
                            Runtime.getRuntime().halt(IMPATIENT);
                        }
                        action.run();
                    }
                    case "equals" -> {
                        return proxy == args[0];
                    }
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    case "toString" -> {
                        return "stop of a Flux server";
                    }
                    default -> throw new IllegalStateException(method.toString());
                }
                return null;
            });
            for (String name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            LOGGER.log(Level.DEBUG, "no signal handlers here; a shutdown hook drains", unavailable);
        }
    }
}
