// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.util.List;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileException;
import org.flux.graph.profile.ProfileReader;
import org.flux.lang.SourceException;
import org.flux.lang.SourceTexts;

/**
 * A profile that a command reads.
 *
 * @param name of its file as the user named it
 */
public record ProfileFile(String name, Profile profile) {
    private static final int MOST_STRANGERS = 5;

    /** @throws UserError if there is no profile in the file */
    public static ProfileFile read(Console console, String name) {
        try {
            return new ProfileFile(name, ProfileReader.read(SourceTexts.read(console.resolve(name))));
        } catch (SourceException e) {
            throw UserError.usage(e.message(name));
        } catch (ProfileException e) {
            throw UserError.usage(e.message(name));
        }
    }

    /**
     * Insists that it is a profile of a program as it is now.
     *
     * @throws UserError if it speaks of nodes, locks or paths that the program does not have
     */
    public void rejectUnlessOf(Program program) {
        rejectUnlessOf(program.name(), program.analysis());
    }

    /** As the other one, for a program that is in no file. */
    public void rejectUnlessOf(String program, Analysis analysis) {
        List<String> strangers = profile.strangers(analysis);
        if (strangers.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(name + ": is a profile of another program than " + program
                + ", or that has been changed since; profile it anew: flux run DIR --profile=" + name);
        strangers.stream().limit(MOST_STRANGERS).forEach(line -> lines.append("\n  ").append(line));
        if (strangers.size() > MOST_STRANGERS) {
            lines.append("\n  and ").append(strangers.size() - MOST_STRANGERS).append(" more");
        }
        throw UserError.usage(lines.toString());
    }
}
