// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.util.Optional;
import org.flux.cli.console.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code run} and {@code build} have in common. */
public final class ServerOptions {
    @Mixin
    private ProgramArgument program;

    @Option(names = "--components", paramLabel = "pkg.Class",
            description = "The class that implements the components. Default: the only one that does.")
    private String components;

    @Mixin
    private ClassPathOption classPath;

    @Mixin
    private PackageOption packageName;

    /** @throws org.flux.cli.console.UserError if the package cannot have that name, or the settings that are named cannot be used */
    public ServerBuild.Options toBuild(Console console) {
        return new ServerBuild.Options(program, Optional.ofNullable(components), classPath.written(), packageName.name(),
                program.settings(console));
    }
}
