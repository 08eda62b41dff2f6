// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.function.Predicate;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.View;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Symbol;

/**
 * Where a name leads.
 *
 * @param whole what an editor shows
 * @param name where it puts the cursor
 */
record Target(SourceRange whole, SourceRange name) {

    static Target of(Occurrence occurrence) {
        return new Target(occurrence.declaration().map(Declaration::range).orElse(occurrence.range()), occurrence.range());
    }

    /**
     * What says what a name is made of: of a node its flows and, if it has none, its signature; of a predicate its typedef; of a lock its
     * first constraint; of an import the file; of a function the Java method.
     */
    static List<Target> definitions(View view, Occurrence named) {
        return found(view, named, Role.DEFINITION, Role.DECLARATION);
    }

    /** What says how a name can be used: of a node its signature and, if it has none, its flows; of all else the same as above. */
    static List<Target> declarations(View view, Occurrence named) {
        return found(view, named, Role.DECLARATION, Role.DEFINITION);
    }

    private static List<Target> found(View view, Occurrence named, Role wanted, Role otherwise) {
        return switch (named.symbol().kind()) {
            case NODE, PREDICATE, PARAMETER -> {
                List<Occurrence> all = Mentions.of(view, named);
                List<Target> best = with(all, occurrence -> occurrence.role() == wanted);
                yield best.isEmpty() ? with(all, occurrence -> occurrence.role() == otherwise) : best;
            }
            case LOCK -> with(Mentions.of(view, named), occurrence -> occurrence.declaration()
                    .filter(Declaration.ConstraintDecl.class::isInstance).isPresent()).stream().limit(1).toList();
            case FILE -> Mentions.target(view.file(), named.range()).map(Target::start).stream().toList();
            case FUNCTION, METHOD, TYPE -> JavaTargets.of(view, named);
            case PRAGMA -> List.of();
        };
    }

    /** What does the work: of an abstract node its flows, of all else the Java methods. */
    static List<Target> implementations(View view, Occurrence named) {
        List<Target> flows = named.symbol().kind() == Symbol.Kind.NODE
                ? with(Mentions.of(view, named), occurrence -> occurrence.role() == Role.DEFINITION) : List.of();
        return flows.isEmpty() ? JavaTargets.of(view, named) : flows;
    }

    private static List<Target> with(List<Occurrence> all, Predicate<Occurrence> wanted) {
        return all.stream().filter(wanted).map(Target::of).toList();
    }

    private static Target start(String file) {
        SourceRange start = new SourceRange(file, 0, 0, 1, 1, 1, 1);
        return new Target(start, start);
    }
}
