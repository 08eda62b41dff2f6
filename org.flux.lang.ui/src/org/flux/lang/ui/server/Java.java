// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Java that everything of Flux can run on.
 *
 * @param version the feature version, 21 of "21.0.2"
 * @param jdk with a compiler: needed to run servers, not for the editor
 */
public record Java(Path home, Path executable, int version, boolean jdk) {
    /** The one to use, if any will do. Reads files: not for the thread of the user interface. */
    public static Optional<Java> find() {
        return JavaSearch.now().java();
    }

    /** The one in a certain folder, if it will do. Reads files, too. */
    public static Optional<Java> at(Path home) {
        return JavaSearch.at(home);
    }

    /** The version, what kind it is, and where it is. */
    public String description() {
        return "Java " + version + " (" + (jdk ? "JDK" : "without compiler") + ") in " + home;
    }
}
