// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/**
 * The edits that fixes are made of. A whole line is put where no documentation comment comes to stand before something else; what is
 * removed takes its comma or sign with it.
 */
public final class Edits {
    private Edits() {}

    /** A declaration on a line of its own near the top of a file: before the first element without documentation, else at the end. */
    public static Edit element(SourceFile file, String line) {
        List<Declaration> elements = file.declarations();
        Optional<Declaration> plain = elements.stream().filter(d -> d.documentation().isEmpty()).findFirst();
        if (plain.isPresent()) {
            return new Edit(plain.get().range().start(), line + "\n");
        }
        if (elements.isEmpty()) {
            return file.imports().isEmpty() ? topOf(file, line) : new Edit(file.imports().getLast().range().end(), "\n" + line);
        }
        return beside(elements.getLast(), line);
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

    /** Removes one lock of a constraint; the only one with the whole constraint. */
    public static Edit without(ConstraintDecl constraint, LockUse lock) {
        List<LockUse> locks = constraint.locks();
        int at = locks.indexOf(lock);
        if (locks.size() == 1) {
            return new Edit(constraint.range(), "");
        }
        return at > 0 ? new Edit(between(locks.get(at - 1).range(), lock.range()).to(lock.range()), "")
                : new Edit(lock.range().to(locks.get(1).range().start()), "");
    }

    /**
     * Takes back that an order declaration puts one lock before the next; what it says besides stays.
     *
     * @param first position of the earlier of the two locks
     */
    public static Edit without(OrderDecl order, int first) {
        List<Name> locks = order.locks();
        SourceRange left = locks.get(first).range();
        SourceRange right = locks.get(first + 1).range();
        if (locks.size() == 2) {
            return new Edit(order.range(), "");
        } else if (first == 0) {
            return new Edit(left.to(right.start()), "");
        }
        return first + 2 == locks.size() ? new Edit(between(left, right).to(right), "") : new Edit(between(left, right), "; order ");
    }

    /** Removes one lock of an order declaration. */
    public static Edit without(OrderDecl order, Name lock) {
        int at = order.locks().indexOf(lock);
        if (order.locks().size() == 2) {
            return new Edit(order.range(), "");
        }
        return at > 0 ? new Edit(between(order.locks().get(at - 1).range(), lock.range()).to(lock.range()), "")
                : new Edit(lock.range().to(order.locks().get(1).range().start()), "");
    }

    /** The text after one range and before another. */
    public static SourceRange between(SourceRange left, SourceRange right) {
        return left.end().to(right.start());
    }

    private static Edit topOf(SourceFile file, String line) {
        List<Declaration> elements = file.declarations();
        boolean before = !elements.isEmpty() && elements.getFirst().documentation().isEmpty();
        return new Edit(before ? elements.getFirst().range().start() : new SourceRange(file.path(), 0, 0, 1, 1, 1, 1), line + "\n");
    }
}
