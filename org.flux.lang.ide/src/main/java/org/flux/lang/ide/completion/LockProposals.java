// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.lang.ide.completion.Proposal.Subject;

/** The locks of the program, their modes and scopes. */
final class LockProposals {
    private static final int NEW_HERE = 0;
    private static final int READER = 1;
    private static final int HERE_ALREADY = 5;

    private final Situation situation;

    LockProposals(Situation situation) {
        this.situation = situation;
    }

    /** A lock between braces; those that stand there already last. */
    List<Proposal> lock() {
        Set<String> here = new HashSet<>(situation.place().before().subList(situation.place().before().lastIndexOf("{") + 1,
                situation.place().before().size()));
        here.addAll(situation.place().after());
        List<Proposal> proposals = new ArrayList<>();
        users().forEach((lock, users) -> {
            boolean twice = here.contains(lock.name());
            String who = users.size() + (users.size() == 1 ? " node" : " nodes");
            proposals.add(lock(lock, LockMode.WRITE, twice ? HERE_ALREADY : NEW_HERE, who));
            proposals.add(lock(lock, LockMode.READ, twice ? HERE_ALREADY : READER, "reader"));
        });
        return proposals;
    }

    private static Proposal lock(Lock lock, LockMode mode, int rank, String description) {
        return Proposal.of(lock.written(mode), mode == LockMode.READ ? CompletionItemKind.Reference : CompletionItemKind.Variable, rank)
                .about(Subject.Kind.LOCK, lock.name()).shown("", description).foundBy(lock.written(mode));
    }

    /** Every lock, and the nodes that take it. */
    private Map<Lock, List<String>> users() {
        Map<Lock, List<String>> users = new TreeMap<>();
        for (Node node : situation.graph().nodes().values()) {
            for (Constraint constraint : node.constraints()) {
                boolean own = constraint.range().offset() == situation.place().wordStart()
                        && constraint.range().file().equals(situation.view().document().name());
                if (!own) {
                    users.computeIfAbsent(constraint.lock(), lock -> new ArrayList<>()).add(node.name());
                }
            }
        }
        return users;
    }

    /** What can follow the name of a lock. */
    List<Proposal> afterLock() {
        List<Proposal> proposals = new ArrayList<>();
        String last = situation.place().last();
        boolean mode = last.equals("?") || last.equals("!");
        boolean scope = last.equals(")");
        if (!mode) {
            proposals.add(sign("?", 0, "reader"));
            proposals.add(sign("!", 1, "writer, as without a sign"));
        }
        if (!scope) {
            proposals.add(sign("(session)", 2, "one for each session"));
            proposals.add(sign("(program)", 3, "one for all, as usual"));
        }
        return proposals;
    }

    private static Proposal sign(String text, int rank, String description) {
        return Proposal.of(text, CompletionItemKind.Operator, rank).shown("", description).about(Subject.Kind.KEYWORD, "atomic");
    }

    List<Proposal> scope() {
        return List.of(Proposal.of(LockScope.SESSION.toString(), CompletionItemKind.Keyword, 0).shown("", "one for each session")
                .chosenBy(")"),
                Proposal.of(LockScope.PROGRAM.toString(), CompletionItemKind.Keyword, 1).shown("", "one for all, as usual").chosenBy(")"));
    }

    /** A lock that a declaration of the order does not name yet. */
    List<Proposal> ordered() {
        Collection<String> before = situation.place().before();
        Collection<String> after = situation.place().after();
        return users().keySet().stream().map(Lock::name).distinct().filter(name -> !before.contains(name) && !after.contains(name))
                .map(name -> Proposal.of(name, CompletionItemKind.Variable, 0).about(Subject.Kind.LOCK, name)).toList();
    }
}
