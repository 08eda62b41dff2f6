// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.project.Server;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxProgram;

/** Constructs components and program from the server's options. */
final class ProgramFactory implements Function<FluxOptions, FluxProgram> {
    private final Constructor<?> components;
    private final Constructor<?> program;

    /** @throws UserError if the components cannot be loaded or constructed */
    ProgramFactory(Server server, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(server.components(), false, loader);
            components = constructor(type, FluxOptions.class).or(() -> constructor(type)).orElseThrow(() -> new UserError(ExitCode.FINDINGS,
                    type.getName() + ": has no constructor that takes FluxOptions or nothing; add one"));
            program = Arrays.stream(Class.forName(server.program(), false, loader).getConstructors())
                    .filter(c -> c.getParameterCount() > 0 && c.getParameterTypes()[0].isAssignableFrom(type))
                    // The one that takes options, too, if nodes are bound to objects that may want some.
                    .max(Comparator.comparingInt(Constructor::getParameterCount))
                    .orElseThrow(() -> new IllegalStateException(server.program() + " has no constructor for its components"));
        } catch (LinkageError e) {
            throw new UserError(ExitCode.FINDINGS, server.components() + ": cannot be loaded: " + e
                    + "; is a library missing in lib or --class-path?");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public FluxProgram apply(FluxOptions options) {
        try {
            Object made = components.newInstance(components.getParameterCount() == 0 ? new Object[0] : new Object[] {options});
            Object[] arguments = Arrays.stream(program.getParameterTypes()).map(t -> t == FluxOptions.class ? options : made).toArray();
            return (FluxProgram) program.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
        Optional<Constructor<?>> found = Arrays.<Constructor<?>>stream(type.getDeclaredConstructors())
                .filter(c -> Arrays.equals(c.getParameterTypes(), parameters)).findFirst();
        // A components class need not be public: it is the user's own, beside the program.
        found.ifPresent(c -> c.setAccessible(true));
        return found;
    }

    /** What the user's constructor threw, as it would reach a main method. */
    private static RuntimeException unchecked(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case IOException e -> new UncheckedIOException(e);
            default -> new IllegalStateException(thrown);
        };
    }
}
