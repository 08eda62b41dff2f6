// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Path;
import java.util.function.Function;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SettingsFiles;
import picocli.CommandLine.Option;

/** Which settings a command heeds. */
public final class SettingsOptions {

    @Option(names = "--settings", paramLabel = "FILE",
            description = "Settings of all programs. Default: the nearest " + Settings.FILE_NAME + " from a program's directory upwards.")
    private String file;

    @Option(names = "--no-settings", description = "Heed no settings.")
    private boolean none;

    /** @throws UserError if the switches contradict each other, or the file that they name cannot be used */
    public SettingsLookup lookup(Console console) {
        if (none && file != null) {
            throw UserError.usage("--settings and --no-settings contradict each other; keep one of them");
        }
        if (none) {
            return SettingsLookup.NONE;
        }
        if (file != null) {
            if (file.isEmpty()) {
                throw UserError.usage("--settings: the name of the file is empty");
            }
            Settings settings = used(found -> file, () -> SettingsFiles.read(console.resolve(file).toAbsolutePath().normalize()));
            return program -> settings;
        }
        SettingsFiles files = new SettingsFiles();
        return program -> used(found -> displayName(console, found), () -> files.of(program));
    }

    private interface Reading {
        Settings read() throws SettingsException;
    }

    private static Settings used(Function<Path, String> displayName, Reading reading) {
        try {
            return reading.read();
        } catch (SettingsException e) {
            throw UserError.usage(e.message(e.file().map(displayName).orElse("")));
        }
    }

    /** Relative to the working directory if it is in it. */
    public static String displayName(Console console, Path file) {
        Path base = console.directory().toAbsolutePath().normalize();
        return file.startsWith(base) ? base.relativize(file).toString() : file.toString();
    }
}
