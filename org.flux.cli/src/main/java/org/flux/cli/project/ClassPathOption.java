// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a program is compiled with, beside what lies around it. */
public final class ClassPathOption {
    @Option(names = {"--class-path", "-cp"}, paramLabel = "CP", description = "Jars and folders of classes, separated as in java -cp.")
    private String written;

    /** In the platform's spelling. */
    public Optional<String> written() {
        return Optional.ofNullable(written);
    }
}
