// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import org.flux.cli.console.UserError;
import org.flux.cli.program.ProfileFile;
import org.flux.graph.analysis.Analysis;
import org.flux.simulator.model.ServerModel;

/**
 * A program with its profile, ready to be simulated.
 *
 * @param name of the program, as the user named it
 */
public record Subject(String name, Analysis analysis, ProfileFile file, ServerModel model) {

    /** @throws UserError if the profile is another program's, or tells too little */
    public static Subject of(String name, Analysis analysis, ProfileFile file) {
        file.rejectUnlessOf(name, analysis);
        try {
            return new Subject(name, analysis, file, ServerModel.of(analysis, file.profile()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(file.name() + ": " + e.getMessage());
        }
    }
}
