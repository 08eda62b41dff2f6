// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.protocol;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.flux.graph.syntax.SourceRange;

/** Places as the protocol counts them: from 0, in UTF-16 units as we do. */
public final class Ranges {
    private Ranges() {}

    public static Range of(SourceRange range) {
        return new Range(start(range), new Position(range.endLine() - 1, range.endColumn() - 1));
    }

    public static Position start(SourceRange range) {
        return new Position(range.line() - 1, range.column() - 1);
    }

    /** Whether an offset is in a range or at one of its ends, where an editor's cursor belongs to what it touches. */
    public static boolean touches(SourceRange range, int offset) {
        return range.offset() <= offset && offset <= range.endOffset();
    }
}
