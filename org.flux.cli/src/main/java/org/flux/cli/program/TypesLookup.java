// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Path;
import java.util.Optional;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.settings.Settings;

/** What is known of the Java types that a program can name. */
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
}
