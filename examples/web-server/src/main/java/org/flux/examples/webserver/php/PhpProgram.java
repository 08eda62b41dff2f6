// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.flux.runtime.FluxOptions;

/** Which PHP to use, and how; reads the options that say so. */
public final class PhpProgram {
    private static final Logger LOG = System.getLogger(PhpProgram.class.getName());
    private static final String NAME = "php-cgi";
    private static final String AUTO = "auto";
    private static final String OFF = "off";

    private final String choice;
    private final int processes;
    private final Duration patience;

    private PhpProgram(String choice, int processes, Duration patience) {
        this.choice = choice;
        this.processes = processes;
        this.patience = patience;
    }

    /** Reads the options; does nothing else. */
    public static PhpProgram of(FluxOptions options) {
        return new PhpProgram(
                options.text("php", AUTO, "php-cgi, to run .php files with; auto: the one on the PATH, if any; off: none"),
                options.integer("php-processes", 4, 1, 1024, "scripts that run at a time"),
                options.duration("script-timeout", Duration.ofSeconds(30), "what a script may take"));
    }

    /**
     * Starts it.
     *
     * @return empty if there is none
     * @throws FluxOptions.Invalid if one was asked for that cannot be run
     * @throws IOException if it cannot be started
     */
    public Optional<Php> start(Path root) throws IOException {
        if (choice.equals(OFF)) {
            return Optional.empty();
        }
        Path program = choice.equals(AUTO) ? onPath().orElse(null) : Path.of(choice);
        if (program == null) {
            LOG.log(Level.INFO, "no php-cgi on the PATH: .php files are answered 501");
            return Optional.empty();
        }
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            throw new FluxOptions.Invalid("--php=" + choice + " is not a program that can be run");
        }
        return Optional.of(new Php(program.toAbsolutePath(), root, processes, patience));
    }

    /** Why no script is run. */
    public ScriptFailure missing() {
        String why = choice.equals(OFF) ? "scripts are switched off (--php=off)"
                : "php-cgi was not found (Debian: apt-get install php-cgi; or --php=PATH)";
        return new ScriptFailure(501, "This server cannot run PHP scripts: " + why + ".", "a script was asked for: " + why, null);
    }

    /** The first executable {@code php-cgi} of the environment's PATH. */
    public static Optional<Path> onPath() {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(File.pathSeparator)) {
            Path program = Path.of(directory.isEmpty() ? "." : directory, NAME);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
