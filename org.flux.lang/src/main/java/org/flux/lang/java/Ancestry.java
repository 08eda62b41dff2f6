// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.names.Imports;
import org.flux.graph.types.JavaType;
import org.flux.lang.java.TypeNames.Meaning;

/**
 * A class and all that it inherits from.
 *
 * @param classes the class itself and its supertypes among the sources, the nearest first
 * @param outside its supertypes in the JDK
 * @param reaches whether a certain type is among its supertypes
 * @param resembles whether one is that has only the simple name of that type
 * @param isKnown whether these are all supertypes, and all that is in them is known
 */
record Ancestry(List<JavaClass> classes, List<Class<?>> outside, boolean reaches, boolean resembles, boolean isKnown) {

    /** @param wanted qualified name of a type that need not be among the sources, as it may be generated */
    static Ancestry of(TypeNames names, JavaClass type, String wanted) {
        List<JavaClass> classes = new ArrayList<>();
        List<Class<?>> outside = new ArrayList<>();
        boolean reaches = false;
        boolean resembles = false;
        boolean isKnown = true;
        String simple = wanted.substring(wanted.lastIndexOf('.') + 1);
        Set<String> seen = new HashSet<>(Set.of(type.name()));
        Deque<JavaClass> waiting = new ArrayDeque<>(List.of(type));
        while (!waiting.isEmpty()) {
            JavaClass current = waiting.removeFirst();
            classes.add(current);
            isKnown &= !current.mayHaveMore() && !names.project().isBroken(current);
            for (JavaType superType : current.superTypes()) {
                String written = superType.name();
                if (means(current.scope(), written, wanted)) {
                    reaches = true;
                    continue;
                }
                Meaning meaning = names.of(current, written);
                resembles |= written.substring(written.lastIndexOf('.') + 1).equals(simple);
                Optional<Class<?>> jdk = meaning.qualified().flatMap(Ancestry::ofJdk);
                reaches |= meaning.qualified().filter(wanted::equals).isPresent();
                if (meaning.source().isPresent()) {
                    meaning.source().filter(s -> seen.add(s.name())).ifPresent(waiting::addLast);
                } else if (jdk.isPresent()) {
                    outside.add(jdk.get());
                } else {
                    isKnown = false;
                }
            }
        }
        return new Ancestry(List.copyOf(classes), List.copyOf(outside), reaches, resembles, isKnown);
    }

    /** Whether a name means a type, seen from a file; the type itself may be nowhere. */
    private static boolean means(JavaScope scope, String written, String wanted) {
        String packageName = wanted.substring(0, Math.max(0, wanted.lastIndexOf('.')));
        if (written.indexOf('.') >= 0) {
            return written.equals(wanted);
        }
        Optional<String> imported = scope.imported(written);
        return imported.map(wanted::equals).orElseGet(() -> wanted.equals(Imports.qualified(packageName, written))
                && (scope.packageName().equals(packageName) || scope.onDemand().contains(packageName)));
    }

    /** A class of the JDK by its qualified name. */
    static Optional<Class<?>> ofJdk(String qualified) {
        if (!qualified.startsWith("java.")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(qualified, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
