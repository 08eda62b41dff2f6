// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/** Places of a file at which fixes insert whole lines. */
final class FilePlaces {
    private FilePlaces() {}

    /** Before the first declaration; in a file without any, at its start. */
    static SourceRange afterImports(SourceFile file) {
        return file.declarations().stream().map(Declaration::range).map(SourceRange::start).findFirst()
                .orElse(new SourceRange(file.path(), 0, 0, 1, 1, 1, 1));
    }
}
