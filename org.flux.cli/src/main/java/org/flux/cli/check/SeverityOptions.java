// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.flux.cli.console.UserError;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SeverityWishes;
import picocli.CommandLine.Option;

/** The severities that a user wants for one run. */
final class SeverityOptions {

    @Option(names = "--deny", paramLabel = "CODE", description = "Make a finding an error: a code, or 'elevation' for all elevated locks.")
    private List<String> denied = new ArrayList<>();

    @Option(names = "--warn", paramLabel = "CODE", description = "Make a finding a warning.")
    private List<String> warned = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "CODE", description = "Do not report a finding.")
    private List<String> ignored = new ArrayList<>();

    /** @throws UserError for a code that is not in the catalogue, and for one that is given two severities */
    SeverityPolicy policy() {
        try {
            return new SeverityWishes().add("--deny", denied, Level.ERROR).add("--warn", warned, Level.WARNING)
                    .add("--ignore", ignored, Level.OFF).policy();
        } catch (SettingsException e) {
            throw UserError.usage(e.getMessage());
        }
    }
}
