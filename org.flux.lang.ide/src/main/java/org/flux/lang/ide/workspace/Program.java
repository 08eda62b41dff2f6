// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramSources;
import org.flux.lang.ide.symbols.Occurrences;
import org.flux.lang.java.ComponentSources;
import org.flux.lang.java.JavaProject;
import org.flux.lang.settings.Settings;

/** A program in the workspace: files, graph, analyses. Immutable. */
public final class Program {
    private final String root;
    private final ProgramSources sources;
    private final LoadedProgram loaded;
    private final Settings settings;
    private final JavaSide.Known java;
    private final Map<String, Occurrences> occurrences = new ConcurrentHashMap<>();
    private Optional<ComponentSources> components;

    Program(String root, ProgramSources sources, LoadedProgram loaded, Settings settings, JavaSide.Known java) {
        this.root = root;
        this.sources = sources;
        this.loaded = loaded;
        this.settings = settings;
        this.java = java;
    }

    JavaSide.Known java() {
        return java;
    }

    /** The Java types that it can name; empty if the class path is unknown. */
    public Optional<JavaTypes> types() {
        return java.types();
    }

    /** The Java sources that it is compared with; empty for a text that is in no file. */
    public Optional<JavaProject> javaProject() {
        return java.project();
    }

    /** Which Java implements it; empty for a text that is in no file. */
    public synchronized Optional<ComponentSources> components() {
        if (components == null) {
            components = java.project().map(project -> ComponentSources.of(analysis(), project));
        }
        return components;
    }

    /** The name of its root file. */
    public String root() {
        return root;
    }

    ProgramSources sources() {
        return sources;
    }

    public LoadedProgram loaded() {
        return loaded;
    }

    /** What the nearest settings file says. */
    public Settings settings() {
        return settings;
    }

    /** The same without its Java side: what the command line says of it where it knows no class path. */
    public LoadedProgram withoutJava() {
        return java.types().isEmpty() && java.project().isEmpty() ? loaded : sources.analyse(Optional.empty(), Optional.empty());
    }

    public ProgramGraph graph() {
        return loaded.graph();
    }

    public Analysis analysis() {
        return loaded.analysis();
    }

    /** Every finding, with the catalogue's severities. */
    public List<Diagnostic> diagnostics() {
        return loaded.diagnostics();
    }

    public boolean contains(String file) {
        return loaded.texts().containsKey(file);
    }

    /** The names of its files, the root's first. */
    public List<String> files() {
        return List.copyOf(loaded.texts().keySet());
    }

    /** One of its files. */
    public SourceFile file(String name) {
        return graph().files().stream().filter(file -> file.path().equals(name)).findFirst().orElseThrow();
    }

    public String text(String file) {
        return loaded.texts().get(file);
    }

    /** The names in one of its files. */
    public Occurrences occurrences(String file) {
        return occurrences.computeIfAbsent(file, name -> Occurrences.in(file(name)));
    }
}
