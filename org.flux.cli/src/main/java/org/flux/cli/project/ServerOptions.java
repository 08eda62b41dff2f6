// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.util.Optional;
import org.flux.cli.console.Console;
import org.flux.cli.program.SettingsOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code build} have in common. */
public final class ServerOptions {
    @Parameters(index = "0", paramLabel = "FILE|DIR", description = "The program, or the directory of the only one.")
    private String named;

    @Option(names = "--components", paramLabel = "pkg.Class",
            description = "The class that implements the components. Default: the only one that does.")
    private String components;

    @Option(names = {"--class-path", "-cp"}, paramLabel = "CP", description = "Jars and folders of classes, separated as in java -cp.")
    private String classPath;

    @Option(names = "--package", paramLabel = "P", description = "Package of the generated code. Default: what the program says.")
    private String packageName;

    @Mixin
    private SettingsOptions settings;

    /** @throws org.flux.cli.console.UserError if the settings that are named cannot be used */
    public ServerBuild.Options toBuild(Console console) {
        return new ServerBuild.Options(named, Optional.ofNullable(components), Optional.ofNullable(classPath),
                Optional.ofNullable(packageName), settings.lookup(console));
    }
}
