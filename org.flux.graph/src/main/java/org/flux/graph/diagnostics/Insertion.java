// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/** Where a fix can put a whole line, so that no documentation comment comes to stand before something else. */
public final class Insertion {
    private Insertion() {}

    /** A declaration on a line of its own near the top of a file: before the first element without documentation, else at the end. */
    public static Edit element(SourceFile file, String line) {
        List<Declaration> elements = file.declarations();
        Optional<Declaration> plain = elements.stream().filter(d -> d.documentation().isEmpty()).findFirst();
        if (plain.isPresent()) {
            return new Edit(plain.get().range().start(), line + "\n");
        }
        return elements.isEmpty() ? topOf(file, line) : beside(elements.getLast(), line);
    }

    /** A declaration on a line of its own, before another one; behind it if it has documentation. */
    public static Edit beside(Declaration element, String line) {
        return element.documentation().isEmpty() ? new Edit(element.range().start(), line + "\n")
                : new Edit(element.range().end(), "\n" + line);
    }

    /** An import, after those that are there; empty if no place is known to be right. */
    public static Optional<Edit> importLine(SourceFile file, String line) {
        List<Import> imports = file.imports();
        if (!imports.isEmpty()) {
            return Optional.of(new Edit(imports.getLast().range().end(), "\n" + line));
        }
        if (file.packageName().isEmpty()) {
            return Optional.of(topOf(file, line));
        }
        return file.declarations().stream().findFirst().filter(d -> d.documentation().isEmpty())
                .map(first -> new Edit(first.range().start(), line + "\n"));
    }

    private static Edit topOf(SourceFile file, String line) {
        List<Declaration> elements = file.declarations();
        boolean before = !elements.isEmpty() && elements.getFirst().documentation().isEmpty();
        return new Edit(before ? elements.getFirst().range().start() : new SourceRange(file.path(), 0, 0, 1, 1, 1, 1), line + "\n");
    }
}
