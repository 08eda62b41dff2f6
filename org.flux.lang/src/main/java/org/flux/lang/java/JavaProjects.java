// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.classpath.ClassPathTypes;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Library;

/**
 * The Java side of projects, for command line and language server alike: their sources, and the types that programs can name. Each class
 * path is read once. For use by any number of threads.
 */
public final class JavaProjects {
    private final JavaSources sources;
    private final Map<List<Path>, JavaTypes> indexes = new HashMap<>();

    public JavaProjects(JavaSources sources) {
        this.sources = sources;
    }

    public JavaSources sources() {
        return sources;
    }

    /** The sources of a project. */
    public JavaProject of(Layout layout) {
        return sources.project(layout);
    }

    /**
     * The types that programs of a project can name: those of the class path, of the project's sources, of the library of flux, of the JDK.
     *
     * @param classPath jars and folders of classes
     * @throws IOException if one of them does not exist or is no jar; the message begins with its path
     */
    public JavaTypes types(JavaProject project, List<Path> classPath) throws IOException {
        return ClassPathTypes.union(List.of(ClassPathTypes.ofJdk(), index(classPath), library(), project.types()));
    }

    private synchronized JavaTypes index(List<Path> entries) throws IOException {
        JavaTypes known = indexes.get(entries);
        if (known == null) {
            known = ClassPathTypes.of(entries);
            indexes.put(List.copyOf(entries), known);
        }
        return known;
    }

    /** The jars and folders that have been read. */
    public synchronized Set<Path> read() {
        return indexes.keySet().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** Something in a class path may have changed: it is read again when it is asked for. */
    public synchronized void changed() {
        indexes.clear();
    }

    /** Of flux's own classes only those that servers link. */
    private JavaTypes library() throws IOException {
        JavaTypes all = index(Library.ownClassPath());
        return new JavaTypes() {
            @Override
            public boolean contains(String qualifiedName) {
                return Library.holds(qualifiedName) && all.contains(qualifiedName);
            }

            @Override
            public Collection<String> in(String name) {
                return Library.holds(name) ? all.in(name) : List.of();
            }

            @Override
            public Collection<String> named(String simpleName) {
                return all.named(simpleName).stream().filter(Library::holds).toList();
            }
        };
    }
}
