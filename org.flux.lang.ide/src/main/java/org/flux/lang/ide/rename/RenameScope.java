// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.Language;
import org.flux.lang.ide.View;
import org.flux.lang.ide.navigation.Mentions;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrences;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.ide.symbols.Symbol.Kind;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;

/**
 * The places at which a name is to be changed. A name means the same in all files of a program, and a file may be part of several programs:
 * so every program that contains a file which names it is looked through, until there is nothing new.
 */
final class RenameScope {
    private final View view;
    private final Symbol symbol;
    private final String newName;
    private final List<Occurrence> places = new ArrayList<>();

    private RenameScope(View view, Symbol symbol, String newName) {
        this.view = view;
        this.symbol = symbol;
        this.newName = newName;
    }

    /** @throws org.eclipse.lsp4j.jsonrpc.ResponseErrorException if the name cannot be changed to the new one */
    static RenameScope of(View view, Occurrence named, String newName) {
        NewName.check(newName, named.symbol().kind());
        RenameScope scope = new RenameScope(view, named.symbol(), newName);
        if (named.symbol().kind() == Kind.PARAMETER) {
            scope.parameter(named);
        } else {
            scope.everywhere();
        }
        scope.checkReading();
        return scope;
    }

    List<Occurrence> places() {
        return places;
    }

    /** A parameter's name means nothing outside of its signature. */
    private void parameter(Occurrence named) {
        for (Occurrence other : view.occurrences().all()) {
            if (other.symbol().kind() == Kind.PARAMETER && Mentions.isInSameDeclaration(other, named)) {
                String name = Renamable.name(view, other);
                if (name.equals(newName)) {
                    throw taken("a parameter of `" + node(named) + "`", other.range());
                }
                if (other.symbol().equals(symbol)) {
                    places.add(other);
                }
            }
        }
    }

    private static String node(Occurrence parameter) {
        return parameter.declaration().filter(NodeSignature.class::isInstance).map(node -> ((NodeSignature) node).name().text()).orElse("");
    }

    private void everywhere() {
        Set<String> reached = new LinkedHashSet<>(Set.of(view.document().name()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            view.checkCancelled();
            String file = open.remove();
            String text = view.snapshot().text(file).orElse("");
            if (text.contains(symbol.name()) || text.contains(newName)) {
                Optional<ParsedFile> parsed = view.snapshot().parsed(file);
                if (parsed.isPresent() && names(parsed.get())) {
                    view.snapshot().companions(file).stream().filter(reached::add).forEach(open::add);
                }
            }
        }
    }

    /** Takes note of the places in one file. */
    private boolean names(ParsedFile parsed) {
        int before = places.size();
        for (Occurrence occurrence : Occurrences.in(parsed.file()).all()) {
            if (occurrence.symbol().equals(symbol)) {
                places.add(occurrence);
            } else if (occurrence.symbol().name().equals(newName) && merges(occurrence.symbol().kind())) {
                throw taken(what(occurrence.symbol().kind()), occurrence.range());
            }
        }
        checkUnread(parsed);
        return places.size() > before;
    }

    /** Nodes and functions both become methods of one name in Java. */
    private boolean merges(Kind other) {
        return other == symbol.kind() || other == Kind.FUNCTION && symbol.kind() == Kind.NODE
                || other == Kind.NODE && symbol.kind() == Kind.FUNCTION;
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case NODE -> "a node";
            case PREDICATE -> "a predicate type";
            case LOCK -> "a lock";
            default -> "a function";
        };
    }

    private RuntimeException taken(String what, SourceRange place) {
        return Refusal.because("`" + newName + "` is " + what + " already (" + place.fileAndLine() + "), and the two would become one",
                "choose another name");
    }

    /** In a declaration that cannot be read the name would be left behind. */
    private void checkUnread(ParsedFile parsed) {
        Unread.naming(parsed, symbol.name()).ifPresent(unread -> {
            throw Refusal.because("the declaration at " + unread.fileAndLine() + " names `" + symbol.name()
                    + "` but has a syntax error, so it is uncertain what it means", "put it right first");
        });
    }

    /** Where a word is a keyword elsewhere, the files are read with it: it must be a name at each of the places. */
    private void checkReading() {
        if (!NewName.isSoftKeyword(newName)) {
            return;
        }
        for (String file : places.stream().map(place -> place.range().file()).distinct().toList()) {
            ParsedFile before = view.snapshot().parsed(file).orElseThrow();
            List<Occurrence> own = places.stream().filter(place -> place.range().file().equals(file)).toList();
            ParsedFile after = Language.service(FluxReader.class).read(file, replaced(before.text(), own),
                    target -> imported(before, target));
            long named = Occurrences.in(after.file()).all().stream().filter(other -> other.symbol().kind() == symbol.kind()
                    && newNameOf(other)).count();
            if (named != own.size() || after.findings().size() != before.findings().size()) {
                throw Refusal.because("`" + newName + "` would be read as a keyword in " + own.getFirst().range().fileAndLine(),
                        "choose another name");
            }
        }
    }

    private boolean newNameOf(Occurrence other) {
        String name = other.symbol().name();
        return symbol.kind() == Kind.PARAMETER ? name.endsWith("(" + newName + ")") : name.equals(newName);
    }

    private static Optional<String> imported(ParsedFile file, Name target) {
        return file.file().imports().stream().filter(Import.OfFile.class::isInstance)
                .map(Import.OfFile.class::cast).filter(other -> other.target().text().equals(target.text())).findFirst()
                .flatMap(Import.OfFile::resolved);
    }

    private String replaced(String text, List<Occurrence> own) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (Occurrence place : own) {
            result.append(text, from, place.range().offset()).append(newName);
            from = place.range().endOffset();
        }
        return result.append(text, from, text.length()).toString();
    }
}
