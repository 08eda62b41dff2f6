// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.View;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrences;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.syntax.ParsedFile;

/**
 * Where programs name something. Files are read one by one and not analysed, and those in which a name does not stand are not even parsed,
 * so this is quick in large workspaces too.
 */
public final class Mentions {
    private Mentions() {}

    /** Every name that means the same as one in the view's document, in all files of all programs that contain it. */
    public static List<Occurrence> of(View view, Occurrence named) {
        return switch (named.symbol().kind()) {
            case PARAMETER -> view.occurrences().of(named.symbol()).stream()
                    .filter(other -> isInSameDeclaration(other, named)).toList();
            case FILE -> imports(view, named);
            default -> of(view, view.snapshot().companions(view.document().name()), named.symbol());
        };
    }

    /** Whether two names of one file stand in one declaration. */
    public static boolean isInSameDeclaration(Occurrence one, Occurrence other) {
        return one.declaration().orElse(null) == other.declaration().orElse(null);
    }

    /** Every name of a symbol in some files, in their order. */
    public static List<Occurrence> of(View view, Collection<String> files, Symbol symbol) {
        return find(view, files, Set.of(symbol.name()), symbol.kind().isGlobal(), symbol::equals);
    }

    /** Every name of some nodes in some files, in their order. */
    public static List<Occurrence> ofNodes(View view, Collection<String> files, Set<String> nodes) {
        return find(view, files, nodes, true, symbol -> symbol.kind() == Symbol.Kind.NODE && nodes.contains(symbol.name()));
    }

    /** @param literal whether the names stand in the text as they are; of dotted names blanks have been left out */
    private static List<Occurrence> find(View view, Collection<String> files, Set<String> names, boolean literal,
            Predicate<Symbol> wanted) {
        List<Occurrence> found = new ArrayList<>();
        for (String file : files) {
            view.checkCancelled();
            if (!literal || view.snapshot().text(file).filter(text -> containsWord(text, names)).isPresent()) {
                view.snapshot().parsed(file).ifPresent(parsed -> Occurrences.in(parsed.file()).all().stream()
                        .filter(occurrence -> wanted.test(occurrence.symbol())).forEach(found::add));
            }
        }
        return found;
    }

    /** Whether one of some names stands in a text, be it in a comment. */
    private static boolean containsWord(String text, Set<String> names) {
        int start = -1;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            if (Character.isJavaIdentifierPart(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                if (names.contains(text.substring(start, i))) {
                    return true;
                }
                start = -1;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** Every import of the file that one import names. */
    private static List<Occurrence> imports(View view, Occurrence named) {
        Optional<String> target = target(view.file(), named.range());
        if (target.isEmpty()) {
            return List.of(named);
        }
        List<Occurrence> found = new ArrayList<>();
        for (String name : view.snapshot().companions(target.get())) {
            view.checkCancelled();
            Optional<SourceFile> file = view.snapshot().parsed(name).map(ParsedFile::file);
            file.ifPresent(importing -> Occurrences.in(importing).all().stream()
                    .filter(occurrence -> occurrence.symbol().kind() == Symbol.Kind.FILE)
                    .filter(occurrence -> target(importing, occurrence.range()).equals(target)).forEach(found::add));
        }
        return found;
    }

    /** The file that the import with its target at a place names, if there is such a file. */
    static Optional<String> target(SourceFile file, SourceRange place) {
        return file.imports().stream().filter(Import.OfFile.class::isInstance).map(Import.OfFile.class::cast)
                .filter(statement -> statement.target().range().equals(place)).findFirst().flatMap(Import.OfFile::resolved);
    }
}
