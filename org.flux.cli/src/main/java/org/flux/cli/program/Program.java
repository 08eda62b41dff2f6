// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.lang.LoadedProgram;
import org.flux.lang.settings.Settings;

/**
 * A root file with everything that it imports, analysed.
 *
 * @param name the root as the user named it
 * @param path where the root is
 * @param settings what the user set for it
 */
public record Program(String name, Path path, LoadedProgram loaded, Settings settings) {

    public Analysis analysis() {
        return loaded.analysis();
    }

    /** Every finding, those of the parser included, with the catalogue's severities. */
    public List<Diagnostic> diagnostics() {
        return loaded.diagnostics();
    }

    /** Whether there are errors, whatever severities the user set: nothing can be generated then. */
    public boolean hasErrors() {
        return loaded.hasErrors();
    }

    /** The text of each of the program's files, by its name in the findings. */
    public Map<String, String> texts() {
        return loaded.texts();
    }
}
