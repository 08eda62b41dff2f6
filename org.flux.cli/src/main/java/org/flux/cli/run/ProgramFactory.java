// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.project.Server;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxProgram;

/** Constructs components and program from the server's options. */
final class ProgramFactory implements Function<FluxOptions, FluxProgram> {
    private final Server server;
    private final ClassLoader loader;

    ProgramFactory(Server server, ClassLoader loader) {
        this.server = server;
        this.loader = loader;
    }

    @Override
    public FluxProgram apply(FluxOptions options) {
        try {
            Object components = components(options);
            for (Constructor<?> constructor : Class.forName(server.program(), true, loader).getConstructors()) {
                Class<?>[] types = constructor.getParameterTypes();
                if (types.length > 0 && types[0].isInstance(components)) {
                    Object[] arguments = Arrays.stream(types).map(t -> t == FluxOptions.class ? options : components).toArray();
                    return (FluxProgram) constructor.newInstance(arguments);
                }
            }
            throw new IllegalStateException(server.program() + " has no constructor for its components");
        } catch (InvocationTargetException e) {
            throw failure(e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw failure(e.getCause());
        } catch (LinkageError e) {
            throw new UserError(ExitCode.FINDINGS, server.components() + ": cannot be loaded: " + e + "; is a library missing in lib or --class-path?");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object components(FluxOptions options) throws ReflectiveOperationException {
        Class<?> type = Class.forName(server.components(), true, loader);
        Optional<Constructor<?>> withOptions = constructor(type, FluxOptions.class);
        if (withOptions.isPresent()) {
            return withOptions.get().newInstance(options);
        }
        return constructor(type).orElseThrow(() -> new UserError(ExitCode.FINDINGS, type.getName()
                + ": has no constructor that takes FluxOptions or nothing; add one")).newInstance();
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
        Optional<Constructor<?>> found = Arrays.<Constructor<?>>stream(type.getDeclaredConstructors())
                .filter(c -> Arrays.equals(c.getParameterTypes(), parameters)).findFirst();
        // A components class need not be public: it is the user's own, beside the program.
        found.ifPresent(c -> c.setAccessible(true));
        return found;
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof FluxOptions.Invalid invalid) {
            return invalid;
        }
        String place = cause.getStackTrace().length == 0 ? "" : " at " + cause.getStackTrace()[0];
        return new UserError(ExitCode.FINDINGS, server.components() + ": cannot be constructed: " + cause + place);
    }
}
