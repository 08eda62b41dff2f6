// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.util.List;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FindingsPrinter;
import org.flux.cli.program.Program;
import org.flux.cli.program.Programs;
import org.flux.cli.program.SettingsLookup;
import org.flux.cli.program.SettingsOptions;
import org.flux.cli.program.TypesLookup;
import org.flux.lang.project.Layout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one program that a command is about, and the settings that hold for it. */
public final class ProgramArgument {
    @Parameters(index = "0+", paramLabel = "FILE|DIR", description = "The program, or the directory of the only one.")
    private String named;

    @Mixin
    private SettingsOptions settings;

    /**
     * What lies around it.
     *
     * @throws UserError if there is no such program
     */
    public Layout layout(Console console) {
        return Layouts.of(console, named);
    }

    /** @throws UserError if the settings that are named cannot be used */
    SettingsLookup settings(Console console) {
        return settings.lookup(console);
    }

    /** As the other one. */
    public Program load(Console console) {
        return load(console, layout(console));
    }

    /**
     * Loads it, without the Java types that it names.
     *
     * @param layout what lies around it
     * @throws UserError if there is no such program, or it has errors; those have been printed then
     */
    public Program load(Console console, Layout layout) {
        Programs.Loaded loaded = Programs.load(console, List.of(layout.program()), settings(console), TypesLookup.NONE);
        int exit = FindingsPrinter.exitCode(console, loaded);
        if (exit != ExitCode.FINE) {
            throw UserError.silent(exit);
        }
        return only(loaded.programs());
    }

    /** @throws UserError if there are several programs */
    Program only(List<Program> programs) {
        if (programs.size() == 1) {
            return programs.getFirst();
        }
        throw UserError.usage(named + ": holds several programs: " + String.join(", ", programs.stream().map(Program::name).toList())
                + "; name one of them");
    }
}
