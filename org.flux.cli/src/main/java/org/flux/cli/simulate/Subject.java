// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import org.flux.cli.console.UserError;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.program.Program;
import org.flux.graph.analysis.Analysis;
import org.flux.simulator.model.ServerModel;

/**
 * A program with its profile, ready to be simulated.
 *
 * @param name of the program, as the user named it
 */
public record Subject(String name, Analysis analysis, ProfileFile file, ServerModel model) {

    /** As the other one, for a program that is in a file. */
    public static Subject of(Program program, ProfileFile file) {
        return of(program.name(), program.analysis(), file);
    }

    /** @throws UserError if the profile is another program's, or tells too little */
    static Subject of(String name, Analysis analysis, ProfileFile file) {
        file.rejectUnlessOf(name, analysis);
        try {
            return new Subject(name, analysis, file, ServerModel.of(analysis, file.profile()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(file.name() + ": " + e.getMessage() + "; profile it anew, under load: flux run DIR --profile="
                    + file.name());
        }
    }

    /** What was measured, as a line. */
    public String heading() {
        return file.heading(name);
    }
}
