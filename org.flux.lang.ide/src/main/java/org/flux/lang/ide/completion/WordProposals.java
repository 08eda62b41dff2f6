// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.lang.ide.completion.Proposal.Subject;

/** Words that the language itself has in the middle of declarations, and names of Java functions. */
final class WordProposals {
    private static final String LOCK_ORDER = "lockorder";
    private static final String NO_MATCH = "nomatch";

    private final Situation situation;

    WordProposals(Situation situation) {
        this.situation = situation;
    }

    /** The word that the grammar wants where nothing else can stand. */
    List<Proposal> keyword() {
        List<String> before = situation.place().before();
        if (before.equals(List.of("handle"))) {
            return List.of(word("error").inserting("error ").thenMore());
        }
        boolean session = before.getFirst().equals("source") && before.getLast().equals("{");
        return session ? List.of(word("session").inserting("session: ").thenMore()) : List.of();
    }

    private static Proposal word(String word) {
        return Proposal.of(word, CompletionItemKind.Keyword, 0).about(Subject.Kind.KEYWORD, word);
    }

    /** What binds a declaration to a Java method. */
    List<Proposal> by() {
        return List.of(word("by").inserting("by ").thenMore());
    }

    List<Proposal> pragma() {
        return Stream.of(LOCK_ORDER, NO_MATCH).map(name -> Proposal.of(name, CompletionItemKind.Property, 0)
                .about(Subject.Kind.KEYWORD, "pragma").inserting(name + " = ").thenMore().chosenBy("=")).toList();
    }

    List<Proposal> pragmaValue() {
        Enum<?>[] values = switch (situation.before(1)) {
            case LOCK_ORDER -> LockOrderRule.values();
            case NO_MATCH -> NoMatchRule.values();
            default -> new Enum<?>[0];
        };
        List<Proposal> proposals = new ArrayList<>();
        for (Enum<?> value : values) {
            proposals.add(Proposal.of(value.name().toLowerCase(Locale.ROOT), CompletionItemKind.Value, value.ordinal())
                    .about(Subject.Kind.KEYWORD, "pragma").shown("", value.ordinal() == 0 ? "as usual" : "").chosenBy(";"));
        }
        return proposals;
    }

    /** The test of a predicate type: by custom called so. */
    List<Proposal> testFunction() {
        String predicate = situation.before(1);
        int first = predicate.offsetByCodePoints(0, 1);
        String name = "Is" + predicate.substring(0, first).toUpperCase(Locale.ROOT) + predicate.substring(first);
        return List.of(Proposal.of(name, CompletionItemKind.Method, 0).shown("", "new Java function"),
                word("by").inserting("by ").thenMore());
    }

    /** The session functions that there are; a source may share one. */
    List<Proposal> sessionFunction() {
        return situation.graph().sources().stream().flatMap(source -> source.session().stream())
                .filter(function -> function.name().range().offset() != situation.place().wordStart())
                .map(function -> function.name().text()).distinct()
                .map(name -> Proposal.of(name, CompletionItemKind.Method, 0).shown("", "session function")).toList();
    }
}
