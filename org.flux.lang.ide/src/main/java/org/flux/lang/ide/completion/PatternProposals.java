// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature.Slot;
import org.flux.lang.ide.completion.Proposal.Subject;

/** Predicate types in patterns: first those that test values of the type that stands there. */
final class PatternProposals {
    private final Situation situation;

    PatternProposals(Situation situation) {
        this.situation = situation;
    }

    /** A pattern: a predicate type, negated or not, or the wildcard. */
    List<Proposal> pattern() {
        List<Proposal> proposals = new ArrayList<>(predicates(""));
        proposals.add(Proposal.of("_", CompletionItemKind.Operator, 2).about(Subject.Kind.KEYWORD, "_").shown("", "anything"));
        proposals.addAll(predicates("!"));
        return proposals;
    }

    /** A predicate type behind {@code !}. */
    List<Proposal> predicate() {
        return predicates("");
    }

    private List<Proposal> predicates(String sign) {
        Optional<JavaType> tested = argument().flatMap(Slot::type);
        List<Proposal> proposals = new ArrayList<>();
        situation.graph().predicates().keySet().forEach(name -> {
            Optional<JavaType> type = situation.program().analysis().types().predicates().getOrDefault(name, Optional.empty());
            boolean same = type.isPresent() && type.equals(tested);
            boolean other = type.isPresent() && tested.isPresent() && !same;
            proposals.add(Proposal.of(sign + name, CompletionItemKind.EnumMember, (same ? 0 : other ? 6 : 1) + (sign.isEmpty() ? 0 : 3))
                    .about(Subject.Kind.PREDICATE, name).shown(type.map(t -> " (" + t + ")").orElse(""), other ? "tests another type" : "")
                    .chosenBy(",", "]"));
        });
        return proposals;
    }

    private Optional<Slot> argument() {
        int position = situation.argument("[");
        return situation.inputs(situation.before(0)).filter(slots -> position < slots.size()).map(slots -> slots.get(position));
    }
}
