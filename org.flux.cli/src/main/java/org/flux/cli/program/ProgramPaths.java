// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The programs that a command is about. */
public final class ProgramPaths {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Programs, or directories that are searched for them.")
    private List<String> named;

    /** As the user named them. */
    public List<String> named() {
        return named;
    }
}
