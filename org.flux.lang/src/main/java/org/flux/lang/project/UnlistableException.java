// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.project;

import java.io.IOException;
import java.nio.file.Path;

/** A directory of a project cannot be listed; the cause says why. */
public final class UnlistableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path directory;

    UnlistableException(Path directory, IOException cause) {
        super(directory + ": cannot list this directory: " + cause.getMessage(), cause);
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }
}
