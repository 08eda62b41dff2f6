// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.graph.quantities.Quantities;
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
        Path file = console.resolve(name);
        if (Files.isDirectory(file)) {
            throw UserError.usage(name + ": is a directory; name the file that a server wrote, started with --profile=FILE");
        }
        try {
            return new ProfileFile(name, ProfileReader.read(SourceTexts.read(file)));
        } catch (SourceException e) {
            throw UserError.usage(e.message(name));
        } catch (JsonMistake mistake) {
            throw UserError.usage(mistake.message(name));
        }
    }

    /**
     * Insists that it is a profile of a program as it is now.
     *
     * @param program what it is called
     * @throws UserError if it speaks of nodes, locks or paths that the program does not have
     */
    public void rejectUnlessOf(String program, Analysis analysis) {
        List<String> strangers = profile.strangers(analysis);
        if (!strangers.isEmpty()) {
            throw UserError.usage(name + ": is a profile of another program than " + program
                    + ", or that has been changed since; profile it anew: flux run DIR --profile=" + name
                    + first(strangers).stream().map(line -> "\n  " + line).collect(Collectors.joining()));
        }
    }

    /** So many of the things that a program does not have as one cares to read. */
    public static List<String> first(List<String> strangers) {
        List<String> lines = new ArrayList<>(strangers.subList(0, Math.min(MOST_STRANGERS, strangers.size())));
        if (strangers.size() > MOST_STRANGERS) {
            lines.add("and " + (strangers.size() - MOST_STRANGERS) + " more");
        }
        return lines;
    }

    /**
     * What was measured, as a line.
     *
     * @param program what it is called
     */
    public String heading(String program) {
        return program + " from " + name + ": " + String.format(Locale.ROOT, "%,d", profile.flows().started())
                + " flows in " + Quantities.duration(profile.seconds() * 1e9) + " on " + profile.cores()
                + (profile.cores() == 1 ? " core, " : " cores, ") + profile.runtime() + "\n";
    }
}
