// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.nio.file.Path;
import java.util.Optional;
import org.flux.cli.console.Console;
import org.flux.cli.program.TypesLookup;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.java.JavaProject;
import org.flux.lang.settings.Settings;

/**
 * The Java types of a project, and its Java sources to compare its programs with. Both are known where the class path is; nothing of the
 * Java compiler is loaded for programs without Java.
 */
public final class ComparedSources implements TypesLookup {
    private final Console console;
    private final ProjectTypes types;
    private boolean told;

    public ComparedSources(Console console, ProjectTypes types) {
        this.console = console;
        this.types = types;
    }

    @Override
    public Optional<JavaTypes> of(Path program, Settings settings) {
        return types.of(program, settings);
    }

    @Override
    public Optional<JavaProject> project(Path program, Settings settings) {
        if (types.isUnknown(program, settings)) {
            return Optional.empty();
        }
        JavaProject project = types.projects().of(Layouts.around(program));
        if (project.lacksCompiler() && !told) {
            told = true;
            types.projects().sources().unavailable()
                    .ifPresent(why -> console.progress("flux: Java sources are not compared with programs: " + why));
        }
        return Optional.of(project);
    }
}
