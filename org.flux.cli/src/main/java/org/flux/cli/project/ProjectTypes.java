// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.cli.program.SettingsOptions;
import org.flux.cli.program.TypesLookup;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.java.JavaProject;
import org.flux.lang.java.JavaProjects;
import org.flux.lang.java.JavaSources;
import org.flux.lang.project.Layout;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsClassPath;

/** The Java types of a project: its class path, its sources, the library of flux, the JDK. Each jar is read once. */
public final class ProjectTypes implements TypesLookup {
    private final Console console;
    private final String classPath;
    private final boolean always;
    private final Optional<String> packageName;
    private final JavaProjects projects = new JavaProjects(new JavaSources());
    private final Set<Path> incomplete = new HashSet<>();

    /**
     * @param classPath that an option gives, in the platform's spelling; null for none
     * @param always whether the class path is known even if neither the option nor settings tell it
     * @param packageName that an option gives the generated code, whose types a program can name too
     */
    public ProjectTypes(Console console, String classPath, boolean always, Optional<String> packageName) {
        this.console = console;
        this.classPath = classPath;
        this.always = always;
        this.packageName = packageName;
    }

    @Override
    public Optional<JavaTypes> of(Path program, Settings settings) {
        if (isUnknown(program, settings)) {
            return Optional.empty();
        }
        SettingsClassPath own = SettingsClassPath.of(settings);
        if (!always && !own.missing().isEmpty()) {
            settings.file().filter(incomplete::add).ifPresent(file -> console.progress("flux: " + SettingsOptions.displayName(console, file)
                    + ": " + String.join(", ", own.missing()) + " of the class path does not exist yet, so Java types are not checked"));
            return Optional.empty();
        }
        Layout layout = Layouts.of(console, program.toAbsolutePath().toString());
        List<Path> entries = new ArrayList<>(Layouts.classPath(layout, console, classPath));
        entries.addAll(own.entries());
        JavaTypes types = types(projects.of(layout), entries);
        return Optional.of(packageName.isEmpty() ? types : inPackage(types, packageName.get()));
    }

    JavaProjects projects() {
        return projects;
    }

    /** Whether nobody says where a program's Java is, or there is no such program, which whoever reads it will tell. */
    boolean isUnknown(Path program, Settings settings) {
        boolean unknown = !always && classPath == null && settings.classPath().isEmpty();
        return unknown || !Files.isRegularFile(program);
    }

    private JavaTypes types(JavaProject project, List<Path> entries) {
        try {
            return projects.types(project, entries);
        } catch (IOException e) {
            throw UserError.usage("class path: " + e.getMessage() + "; check it");
        }
    }

    /** Where generated code goes to another package than the program says, what is in that package needs no import. */
    private static JavaTypes inPackage(JavaTypes types, String name) {
        return new JavaTypes() {
            @Override
            public boolean contains(String qualifiedName) {
                return types.contains(qualifiedName) || !qualifiedName.contains(".") && types.contains(name + "." + qualifiedName);
            }

            @Override
            public Collection<String> in(String other) {
                return types.in(other.isEmpty() ? name : other);
            }

            @Override
            public Collection<String> named(String simpleName) {
                return types.named(simpleName);
            }
        };
    }
}
