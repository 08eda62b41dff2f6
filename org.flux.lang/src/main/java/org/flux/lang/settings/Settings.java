// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.SeverityPolicy;

/**
 * What a user set for the programs below a directory.
 *
 * @param file where it is written; empty for the defaults
 * @param severities how severe findings are
 * @param classPath where the project's Java is, as written: jars, folders of classes, {@code lib/*.jar}; see {@link SettingsClassPath}
 */
public record Settings(Optional<Path> file, SeverityPolicy severities, List<String> classPath) {
    /** The name of the file that is looked for beside a program, and in every directory around it. */
    public static final String FILE_NAME = "flux.settings.json";

    /** The resource beside this class that is the JSON schema of the file. */
    public static final String SCHEMA = "flux.settings.schema.json";

    /** What holds where nothing is set. */
    public static final Settings DEFAULTS = new Settings(Optional.empty(), SeverityPolicy.CATALOGUE, List.of());

    public Settings {
        classPath = List.copyOf(classPath);
    }
}
