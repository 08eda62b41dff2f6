// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Java sources of one program. */
public record GeneratedFiles(List<GeneratedFile> files) implements Generated {
    public GeneratedFiles {
        files = List.copyOf(files);
    }

    /**
     * Brings the files into {@code folder}, which is made if need be. A file whose text is the same already is not touched. What an earlier
     * generation of the same program left in the same package and is no longer wanted is removed, provided that it carries the
     * generator's header.
     *
     * @return the files that were written or removed, absolute or relative as {@code folder} is
     * @throws IOException if the texts do not fit on the disk or cannot be written; then nothing has changed
     */
    public List<Path> write(Path folder) throws IOException {
        return write(List.of(this), folder);
    }

    /** The same for several programs at once: all of them or none. */
    public static List<Path> write(List<GeneratedFiles> programs, Path folder) throws IOException {
        return FileWriting.write(programs, folder);
    }
}
