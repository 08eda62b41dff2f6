// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells what is known of the Java classes that a program names in {@code by pkg.Class::method}, and of the components of its main class.
 */
public interface BindingLookup {

    /** Knows no class at all. */
    BindingLookup NOTHING_KNOWN = type -> Optional.empty();

    /** Looks a class up by its qualified name ({@code java.util.Map.Entry} for a nested one). */
    Optional<JavaClass> find(String type);

    /**
     * What the generator wants to know of a class.
     *
     * @param staticMethods names of its static methods that are not private
     * @param instanceMethods names of its other methods that are not private
     * @param takesOptions whether it has a constructor whose only parameter is {@code FluxOptions}
     * @param closeable whether it implements {@code AutoCloseable}, as far as its own declaration tells
     */
    record JavaClass(List<String> staticMethods, List<String> instanceMethods, boolean takesOptions, boolean closeable) {
        public JavaClass {
            staticMethods = List.copyOf(staticMethods);
            instanceMethods = List.copyOf(instanceMethods);
        }
    }

    /** Whether {@code method} is called on an object: only if the class is known and has instance methods of that name alone. */
    default boolean isInstanceMethod(String type, String method) {
        return find(type).filter(c -> c.instanceMethods().contains(method) && !c.staticMethods().contains(method)).isPresent();
    }

    /** Looks into source folders first (parsed, never compiled), then into folders of classes and jars, then into the JDK. */
    static BindingLookup of(List<Path> classPath, List<Path> sourceFolders) {
        BindingLookup sources = new SourceClasses(sourceFolders);
        BindingLookup classes = new CompiledClasses(classPath);
        return type -> sources.find(type).or(() -> classes.find(type));
    }
}
