// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.flux.cli.console.UserError;
import picocli.CommandLine.Option;

/** Where generated code goes. */
public final class PackageOption {
    @Option(names = "--package", paramLabel = "P", description = "Package of the generated code. Default: what the program says.")
    private String name;

    /** @throws UserError if no package can have such a name */
    public Optional<String> name() {
        rejectUnlessName("--package", name, "a Java package", "com.example");
        return Optional.ofNullable(name);
    }

    /**
     * Insists that the value of an option, if it has one, is a qualified name.
     *
     * @param what it is the name of
     */
    public static void rejectUnlessName(String option, String value, String what, String example) {
        if (value != null && !SourceVersion.isName(value)) {
            throw UserError.usage(option + " " + value + ": is no name of " + what + "; write one as in '" + example + "'");
        }
    }
}
