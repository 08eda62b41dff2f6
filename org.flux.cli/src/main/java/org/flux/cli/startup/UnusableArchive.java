// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a JVM does not accept as its archive, because it does not fit, is removed, so that the next command has a new one made. */
public final class UnusableArchive {
    private UnusableArchive() {}

    /** Called at the end of a command; costs nothing where all is well. */
    public static void remove() {
        String named = System.getProperty("flux.startup.archive");
        if (named == null || System.getProperty("java.vm.info", "sharing").contains("sharing")) {
            return;
        }
        try {
            Files.deleteIfExists(Path.of(named));
            Files.deleteIfExists(StartupArchive.checksum(Path.of(named)));
        } catch (IOException e) {
            // It may be in a place that is not ours to write to. The command itself is fine.
        }
    }
}
