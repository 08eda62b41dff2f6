// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import picocli.CommandLine.Option;

/** Whether a program is looked at as it would be without elevations. To be mixed in, or, in a group of options, to be inherited. */
public class AsDeclaredOption {
    @Option(names = "--as-declared",
            description = "Let nodes take just what they declare, without the compiler's elevations: does it deadlock then?")
    private boolean given;

    public final boolean isGiven() {
        return given;
    }
}
