// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.SourceFile;

/** Resolves the names of a program. */
public final class Linker {
    private Linker() {}

    public static ProgramGraph link(List<SourceFile> files) {
        throw new UnsupportedOperationException("written next");
    }
}
