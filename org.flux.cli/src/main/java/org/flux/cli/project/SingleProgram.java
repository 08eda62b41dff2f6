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
import org.flux.cli.program.TypesLookup;
import org.flux.lang.project.Layout;

/** For commands that are about one program without errors. */
public final class SingleProgram {
    private SingleProgram() {}

    /**
     * Loads the program that an argument names: its file, or the directory of the only one.
     *
     * @throws UserError if there is no such program, or it has errors; those have been printed then
     */
    public static Program load(Console console, Layout layout, SettingsLookup settings) {
        Programs.Loaded loaded = Programs.load(console, List.of(layout.program()), settings, TypesLookup.NONE);
        int exit = FindingsPrinter.exitCode(console, loaded);
        if (exit != ExitCode.FINE) {
            throw UserError.silent(exit);
        }
        List<Program> programs = loaded.programs();
        if (programs.size() == 1) {
            return programs.getFirst();
        }
        throw UserError.usage(layout.program() + ": holds several programs: "
                + String.join(", ", programs.stream().map(Program::name).toList()) + "; name one of them");
    }
}
