// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that could be typed.
 *
 * @param label as it is listed
 * @param rank the smaller the better; equals are in the order of their labels
 * @param text what is inserted; as a snippet if {@code snippet}
 * @param filter what the user types to find it
 * @param signature shown behind the label
 * @param description shown at the end of the line
 * @param subject what it is, for its documentation
 * @param commit characters that choose it when they are typed; only where nothing else than what is listed can stand
 * @param again whether something is to be chosen right after it
 */
record Proposal(String label, CompletionItemKind kind, int rank, String text, boolean snippet, String filter, String signature,
        String description, Optional<Subject> subject, List<String> commit, boolean again) {

    /** What a proposal is about. */
    record Subject(Kind kind, String name) {
        enum Kind {
            NODE, PREDICATE, LOCK, KEYWORD,
            /** A Java type by its qualified name, which has to be imported. */
            TYPE
        }
    }

    static Proposal of(String label, CompletionItemKind kind, int rank) {
        return new Proposal(label, kind, rank, label, false, label, "", "", Optional.empty(), List.of(), false);
    }

    Proposal about(Subject.Kind what, String name) {
        return new Proposal(label, kind, rank, text, snippet, filter, signature, description, Optional.of(new Subject(what, name)), commit,
                again);
    }

    Proposal inserting(String other) {
        return new Proposal(label, kind, rank, other, false, filter, signature, description, subject, commit, again);
    }

    /** Inserts a snippet; escape what comes from the program by {@link #escaped}. */
    Proposal snippet(String other) {
        return new Proposal(label, CompletionItemKind.Snippet, rank, other, true, filter, signature, description, subject, commit, again);
    }

    Proposal foundBy(String typed) {
        return new Proposal(label, kind, rank, text, snippet, typed, signature, description, subject, commit, again);
    }

    Proposal shown(String behindLabel, String atEnd) {
        return new Proposal(label, kind, rank, text, snippet, filter, behindLabel, atEnd, subject, commit, again);
    }

    Proposal chosenBy(String... characters) {
        return new Proposal(label, kind, rank, text, snippet, filter, signature, description, subject, List.of(characters), again);
    }

    Proposal thenMore() {
        return new Proposal(label, kind, rank, text, snippet, filter, signature, description, subject, commit, true);
    }

    static String escaped(String text) {
        return text.replaceAll("[\\\\$}]", "\\\\$0");
    }
}
