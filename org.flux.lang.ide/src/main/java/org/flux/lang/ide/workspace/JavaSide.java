// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.java.JavaProject;
import org.flux.lang.java.JavaProjects;
import org.flux.lang.java.JavaSources;
import org.flux.lang.project.Layout;
import org.flux.lang.project.UnlistableException;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsClassPath;
import org.flux.lang.settings.SettingsException;

/**
 * The Java side of the programs of the workspace. Programs are compared with the Java sources beside them or in {@code src/main/java};
 * which types there are is known where settings tell the class path.
 */
final class JavaSide {
    private final JavaProjects projects = new JavaProjects(new JavaSources());
    private final ProjectSettings settings;
    private final AtomicInteger state = new AtomicInteger();
    private volatile List<String> classPath = List.of();
    private volatile boolean isCompilerMissing;

    /** @param state changes with everything that these may depend on and that cannot be seen in the program itself */
    record Known(Optional<JavaTypes> types, Optional<JavaProject> project, int state) {}

    JavaSide(ProjectSettings settings) {
        this.settings = settings;
    }

    /** What is known for the program of a root file. */
    Known of(String root, Settings own, List<Path> folders) {
        int now = state.get();
        if (Uris.isUri(root)) {
            return new Known(Optional.empty(), Optional.empty(), now);
        }
        Path program = Path.of(root);
        try {
            Layout layout = Layout.of(program);
            JavaProject project = projects.of(layout);
            isCompilerMissing |= project.lacksCompiler();
            return new Known(types(project, own, ofClient(program, folders)), Optional.of(project), now);
        } catch (UnlistableException e) {
            return new Known(Optional.empty(), Optional.empty(), now); // what cannot be listed has no Java that anybody could see
        }
    }

    /** The class path of the client's settings is relative to the folder that the program is in. */
    private SettingsClassPath ofClient(Path program, List<Path> folders) {
        Path base = folders.stream().filter(program::startsWith).max(Comparator.comparingInt(Path::getNameCount))
                .orElse(program.toAbsolutePath().getParent());
        return SettingsClassPath.of(new Settings(Optional.of(base.resolve(Settings.FILE_NAME)), SeverityPolicy.CATALOGUE, classPath));
    }

    /** Types are known if somebody tells the class path, and all of it is there: otherwise the project is not built yet. */
    private Optional<JavaTypes> types(JavaProject project, Settings own, SettingsClassPath ofClient) {
        SettingsClassPath ofFile = SettingsClassPath.of(own);
        if (own.classPath().isEmpty() && classPath.isEmpty() || !ofFile.missing().isEmpty() || !ofClient.missing().isEmpty()) {
            return Optional.empty();
        }
        List<Path> entries = new ArrayList<>(project.layout().resources());
        entries.addAll(project.layout().libraries());
        entries.addAll(ofFile.entries());
        entries.addAll(ofClient.entries());
        try {
            return Optional.of(projects.types(project, entries));
        } catch (IOException e) {
            own.file().ifPresent(file -> settings.cannotUse(new SettingsException(file, 0, 0, "class path: " + e.getMessage()
                    + "; check it")));
            return Optional.empty();
        }
    }

    /** What everything here may depend on besides the program. */
    int state() {
        return state.get();
    }

    /** Java sources, or the layout of projects, have changed. */
    void changed() {
        state.incrementAndGet();
    }

    /**
     * What the client's settings say.
     *
     * @param entries as written; relative to the folder of the workspace that a program is in
     * @return whether that is something new
     */
    boolean classPath(List<String> entries) {
        if (entries.equals(classPath)) {
            return false;
        }
        classPath = List.copyOf(entries);
        changed();
        return true;
    }

    /** A jar or a class file has changed. Returns whether some program's types come from there. */
    boolean classesChanged(Path file) {
        boolean isUsed = projects.read().stream().anyMatch(entry -> file.startsWith(entry.toAbsolutePath().normalize()));
        if (isUsed) {
            projects.changed();
            changed();
        }
        return isUsed;
    }

    /** Why Java sources cannot be read; empty as long as there are none, or they can. */
    Optional<String> unavailable() {
        return isCompilerMissing ? projects.sources().unavailable() : Optional.empty();
    }
}
