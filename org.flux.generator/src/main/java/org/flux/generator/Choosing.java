// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flux.generator.Dispatch.Choice;
import org.flux.generator.Dispatch.Literal;
import org.flux.generator.Dispatch.Test;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.names.JavaNames;

/** The choice of an abstract node among its variants: the conditions, under which {@link Branches} writes what follows. */
final class Choosing {
    /** Nodes of more steps than this are not written in one go. */
    private static final int MANY_STEPS = 60;

    private final CodeFile file;
    private final AbstractNode node;
    private final Dispatch dispatch;
    private final List<String> arguments;
    private final Branches branches;
    private final Map<Test, String> answers = new HashMap<>();
    private final boolean isBig;

    /** What becomes of the variants. */
    interface Branches {
        /** @param endsEarly whether other code follows that must not run */
        void variant(Choosing choosing, Choice choice, Body body, boolean endsEarly);

        /** The method is long: the variants from one on are chosen elsewhere. */
        void goOn(Choosing choosing, int next, Body body);
    }

    /** @param arguments the inputs of the node as expressions */
    Choosing(CodeFile file, AbstractNode node, List<String> arguments, Branches branches) {
        this.file = file;
        this.node = node;
        this.arguments = arguments;
        this.branches = branches;
        dispatch = Dispatch.of(node);
        isBig = node.variants().stream().mapToInt(v -> v.steps().size()).sum() > MANY_STEPS || node.variants().size() > MANY_STEPS;
    }

    boolean isBig() {
        return isBig;
    }

    /** The number of a choice's variant, from 1 on. */
    int number(int choice) {
        return dispatch.choices().get(choice).variant().index() + 1;
    }

    /**
     * Writes the choice among the variants from {@code first} on.
     *
     * @param joins whether nothing follows the choice, so that variants need not end early
     */
    void from(int first, Body body, boolean joins) {
        boolean chained = joins && !isBig && dispatch.choices().stream().skip(first + 1L).noneMatch(this::needsAnswerAhead);
        boolean open = false;
        for (int i = first; i < dispatch.choices().size(); i++) {
            Choice choice = dispatch.choices().get(i);
            if (isBig && body.size() > NodeMethod.LONG && i > first) {
                branches.goOn(this, i, body);
                return;
            }
            if (choice.literals().isEmpty()) {
                if (open) {
                    body.out.reopen("} else {");
                }
                branches.variant(this, choice, body, false);
                if (open) {
                    body.out.close();
                }
                return;
            }
            rememberAnswer(i, body);
            String condition = choice.literals().stream().map(this::condition).collect(Collectors.joining(" && "));
            if (open) {
                body.out.reopen("} else if (" + condition + ") {");
            } else {
                body.out.open("if (" + condition + ") {");
            }
            body.grow(12 * choice.literals().size());
            branches.variant(this, choice, body, !chained);
            open = chained;
            if (!chained) {
                body.out.close();
            }
        }
        noMatch(open, body.out);
    }

    private boolean needsAnswerAhead(Choice choice) {
        if (choice.literals().isEmpty()) {
            return false;
        }
        Test test = choice.literals().getFirst().test();
        Choice first = dispatch.choices().getFirst();
        boolean known = !first.literals().isEmpty() && first.literals().getFirst().test().equals(test);
        return !known && dispatch.isNeededAfter(dispatch.choices().indexOf(choice), test);
    }

    /** The first test of a variant is made in any case; where later variants need it too its answer is kept. */
    private void rememberAnswer(int choice, Body body) {
        Test test = dispatch.choices().get(choice).literals().getFirst().test();
        if (!isBig && !answers.containsKey(test) && dispatch.isNeededAfter(choice, test)) {
            String name = Names.lower(test.predicate());
            String argument = arguments.get(test.argument());
            String answer = body.scope.take(name, name + "Of" + JavaNames.upperFirst(argument));
            body.out.line("boolean " + answer + " = " + file.components().predicate(test.predicate(), argument) + ";");
            answers.put(test, answer);
        }
    }

    private String condition(Literal literal) {
        String answer = answers.get(literal.test());
        String positive = answer != null ? answer
                : file.components().predicate(literal.test().predicate(), arguments.get(literal.test().argument()));
        return literal.negated() ? "!" + positive : positive;
    }

    private void noMatch(boolean open, JavaWriter out) {
        String mechanism = file.program.analysis.graph().pragmas().noMatch() == NoMatchRule.DROP ? "drop" : "noMatch";
        if (open) {
            out.reopen("} else {");
        }
        out.line("throw " + file.onFlow(mechanism + "(" + Names.quoted(node.name()) + ")") + ";");
        if (open) {
            out.close();
        }
    }
}
