// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.classpath.SourceTypes;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Layout.JavaFile;

/**
 * The Java sources of one project, as they were when something was first asked of them: whoever wants to see changes gets another one from
 * {@link JavaSources#project}. Of most files only an outline is read; what it tells to be of interest is parsed.
 */
public final class JavaProject {
    private final JavaSources sources;
    private final Layout layout;
    private final Map<JavaFile, JavaUnit> units = new HashMap<>();
    private final Map<String, Optional<JavaClass>> classes = new HashMap<>();
    /** Files by the simple names of the types that they declare, and of those that they extend or implement. */
    private final Map<String, List<JavaFile>> declaring = new HashMap<>();
    private final Map<String, List<JavaFile>> extending = new HashMap<>();
    private Map<JavaFile, Optional<Outline>> outlines;

    JavaProject(JavaSources sources, Layout layout) {
        this.sources = sources;
        this.layout = layout;
    }

    public Layout layout() {
        return layout;
    }

    /** Whether there are Java sources, and a compiler to read them. */
    public boolean isReadable() {
        return !layout.javaSources().isEmpty() && sources.unavailable().isEmpty();
    }

    /** Whether there are Java sources, but no compiler to read them: {@link JavaSources#unavailable} tells why. */
    public boolean lacksCompiler() {
        return !layout.javaSources().isEmpty() && sources.unavailable().isPresent();
    }

    /** The types that the sources declare, or seem to. */
    public JavaTypes types() {
        return new SourceTypes(() -> outlines().values().stream().flatMap(Optional::stream).map(Outline::declared).toList());
    }

    /** Whether some file could not be read at all. */
    boolean isIncomplete() {
        return outlines().values().stream().anyMatch(Optional::isEmpty);
    }

    /** The files in which a class, perhaps an anonymous one, may extend or implement a type. */
    synchronized List<JavaUnit> extending(String simpleName) {
        outlines();
        return extending.getOrDefault(simpleName, List.of()).stream().map(this::unit).toList();
    }

    /** A class by its qualified name. */
    public synchronized Optional<JavaClass> find(String qualified) {
        Optional<JavaClass> known = classes.get(qualified);
        if (known == null) {
            outlines();
            String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
            known = declaring.getOrDefault(simple, List.of()).stream()
                    .filter(file -> qualified.startsWith(outlines.get(file).orElseThrow().declared().packageName()))
                    .flatMap(file -> unit(file).classes().stream()).filter(c -> c.name().equals(qualified)).findFirst();
            classes.put(qualified, known);
        }
        return known;
    }

    /** Whether the file of a class could not be understood as a whole. */
    boolean isBroken(JavaClass type) {
        return layout.javaSources().stream().filter(f -> f.path().toString().equals(type.scope().file())).anyMatch(f -> unit(f).broken());
    }

    private synchronized JavaUnit unit(JavaFile file) {
        return units.computeIfAbsent(file, sources::unit);
    }

    private synchronized Map<JavaFile, Optional<Outline>> outlines() {
        if (outlines == null) {
            outlines = new LinkedHashMap<>();
            for (JavaFile file : layout.javaSources()) {
                Optional<Outline> outline = sources.outline(file);
                outlines.put(file, outline);
                outline.ifPresent(o -> {
                    o.declared().names().forEach(name -> declaring.computeIfAbsent(name, n -> new ArrayList<>()).add(file));
                    o.superTypes().forEach(name -> extending.computeIfAbsent(name, n -> new ArrayList<>()).add(file));
                });
            }
        }
        return outlines;
    }
}
