// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Path;
import java.util.Optional;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.java.JavaProject;
import org.flux.lang.settings.Settings;

/** What is known of the Java side of a program: types that it can name, sources that implement it. */
@FunctionalInterface
public interface TypesLookup {
    /** Nothing is known of any. */
    TypesLookup NONE = (program, settings) -> Optional.empty();

    /**
     * The types for the program of a root file; empty if the class path is unknown.
     *
     * @throws org.flux.cli.console.UserError if the class path cannot be read
     */
    Optional<JavaTypes> of(Path program, Settings settings);

    /**
     * The Java sources to compare the program of a root file with; empty if it is not to be compared with any.
     *
     * @throws org.flux.cli.console.UserError if a directory of the project cannot be listed
     */
    default Optional<JavaProject> project(Path program, Settings settings) {
        return Optional.empty();
    }
}
