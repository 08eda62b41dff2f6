// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.Locale;
import org.flux.cli.console.UserError;
import org.flux.cli.program.ProfileFile;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.quantities.Quantities;
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

    /** What was measured, as a line. */
    public String heading() {
        Profile profile = file.profile();
        return name + " from " + file.name() + ": " + String.format(Locale.ROOT, "%,d", profile.flows().ended())
                + " flows in " + Quantities.duration(profile.seconds() * 1e9) + " on " + profile.cores()
                + (profile.cores() == 1 ? " core, " : " cores, ") + profile.runtime() + "\n";
    }
}
