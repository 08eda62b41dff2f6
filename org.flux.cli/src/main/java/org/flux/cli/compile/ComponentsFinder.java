// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;

/** Finds the class that implements a program's components. */
public final class ComponentsFinder {
    private ComponentsFinder() {}

    /**
     * The one class among some that implements an interface and can be constructed; none of them is initialised.
     *
     * @param names qualified names of the user's classes
     * @param where what the user would look at, for messages
     * @return empty if there is none
     * @throws UserError if there is more than one
     */
    public static Optional<Class<?>> find(ClassLoader loader, Class<?> components, Collection<String> names, String where) {
        List<Class<?>> candidates = new ArrayList<>();
        for (String name : names) {
            Class<?> type = load(loader, name);
            if (type != null && isImplementation(type, components)) {
                candidates.add(type);
            }
        }
        if (candidates.size() > 1) {
            throw new UserError(ExitCode.FINDINGS, where + ": several classes implement " + components.getName() + ": "
                    + String.join(", ", candidates.stream().map(Class::getName).toList()) + "; choose one with --components");
        }
        return candidates.stream().findFirst();
    }

    /** The complaint that no class implements the interface. */
    public static UserError none(Class<?> components, String where) {
        String simple = components.getSimpleName();
        return new UserError(ExitCode.FINDINGS, where + ": no class implements " + components.getName()
                + "; write one beside the program ('public final class My" + simple.replaceFirst("Components$", "") + " implements "
                + simple
                + "'), or name one with --components pkg.Class");
    }

    /**
     * The class that the user names.
     *
     * @param names the user's classes, for "did you mean"
     * @throws UserError if there is no such class, or it does not implement the interface
     */
    public static Class<?> named(ClassLoader loader, Class<?> components, String name, Collection<String> names) {
        Class<?> type = load(loader, name);
        if (type == null) {
            String hint = Suggestions.didYouMean(name, names);
            throw UserError.usage("--components " + name + ": no such class" + (hint.isEmpty() ? "; check its name and package" : hint));
        }
        if (!isImplementation(type, components)) {
            throw UserError.usage("--components " + name + ": " + (components.isAssignableFrom(type)
                    ? "is abstract; name a class that can be constructed" : "does not implement " + components.getName()));
        }
        return type;
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // A class whose libraries are missing is no candidate; the server says so when it needs it.
            return null;
        }
    }

    private static boolean isImplementation(Class<?> type, Class<?> components) {
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        return components.isAssignableFrom(type) && !type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && !inner
                && !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
    }
}
