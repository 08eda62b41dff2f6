// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import picocli.CommandLine.Option;

/** What every command understands. */
public final class CommonOptions {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    /** Read in {@link Main}, since it also governs what goes wrong before the options are known; here for the help. */
    @Option(names = "--debug", description = "Show details of an internal error.")
    private boolean debug;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto",
            description = "Colours: auto (on a terminal, unless NO_COLOR is set), always, never.")
    private Colour colour;

    enum Colour {
        AUTO, ALWAYS, NEVER
    }

    public Console apply(Console console) {
        return switch (colour) {
            case AUTO -> console;
            case ALWAYS -> console.withColour(true);
            case NEVER -> console.withColour(false);
        };
    }
}
