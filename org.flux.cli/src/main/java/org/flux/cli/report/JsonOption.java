// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.function.Supplier;
import org.flux.cli.console.Console;
import picocli.CommandLine.Option;

/** What a command has found out about one program, for people or for machines. */
public final class JsonOption {
    @Option(names = "--json", description = "All of it as one JSON object instead of text; times are nanoseconds.")
    private boolean wanted;

    /**
     * Prints the form that is wanted.
     *
     * @param json one line, without its end
     * @param text lines, the end of the last included
     */
    public void print(Console console, Supplier<String> json, Supplier<String> text) {
        console.out().print(wanted ? json.get() + "\n" : text.get());
        console.flush();
    }
}
