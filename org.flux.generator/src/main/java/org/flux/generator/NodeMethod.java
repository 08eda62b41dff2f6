// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flux.generator.Dispatch.Choice;
import org.flux.generator.Dispatch.Literal;
import org.flux.generator.Dispatch.Test;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.JavaType;

/**
 * The method of an abstract node in one context: its handlers, its locks, the choice among its variants, the steps. What would make the
 * method too long for the just-in-time compiler goes on in further methods.
 */
final class NodeMethod {
    /** Bytes of a method's code, roughly; HotSpot compiles nothing beyond 8,000. */
    private static final int LONG = 3_000;
    /** Variants of more steps than this have methods of their own where a node has many steps. */
    private static final int SHORT_VARIANT = 3;
    private static final int MANY_STEPS = 60;

    private final FlowFile file;
    private final Program program;
    private final Context context;
    private final AbstractNode node;
    private final String result;
    private final Affine rest;
    private final List<String> restParameter;

    NodeMethod(FlowFile file, Context context) {
        this.file = file;
        this.program = file.program;
        this.context = context;
        node = (AbstractNode) program.node(context.node());
        result = program.resultType(node.name(), file.imports);
        rest = program.paths.restOf(context);
        restParameter = program.paths.hasRestParameter(context) ? List.of("long rest") : List.of();
    }

    void write() {
        Scope scope = file.fields.inner();
        List<String> parameters = file.parameters(node.name(), scope);
        String entered = context.held().isEmpty() ? ""
                : ", entered holding " + context.held().keySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        String place = program.definition(node.name()).fileAndLine();
        file.out.blank().javadoc(Names.documentation(program.documentation(node.name()),
                "{@code " + node.name() + "}, " + place + entered + "."));
        file.out.open(file.header(result, file.method(context), restParameter, program.inputs(node.name()), parameters));
        Body body = new Body(file, scope, Position.onEntry(program.paths.entry(context)));
        body.context = context;
        var acquired = program.contexts.acquired(node.name(), context.held());
        body.held = program.contexts.heldInside(context);
        file.handling.around(file.out, file.handling.of(node.name()), parameters, () -> {
            if (program.paths.hasErrorEdge(node.name()) && (node.isTyped() || !acquired.isEmpty())) {
                body.updateRegister();
            }
            body.locked(acquired, () -> variants(body, parameters));
        });
        file.out.close();
    }

    private boolean isVoid() {
        return result.equals("void");
    }

    private void variants(Body body, List<String> parameters) {
        if (node.isTyped()) {
            new Choosing(Dispatch.of(node), parameters).from(0, body);
        } else {
            Variant only = node.variants().getFirst();
            body.position.move(program.paths.toVariant(node.name(), 0, rest));
            new Sequence(only).from(0, parameters, body, false);
        }
    }

    /** Goes on in another method: the same flow, the same locks, the same results. */
    private void elsewhere(String wish, Body body, List<JavaType> types, List<String> values, boolean endsEarly,
            Continuation continuation) {
        String method = file.methodName(wish);
        List<String> arguments = new ArrayList<>(List.of("flow"));
        if (!restParameter.isEmpty()) {
            arguments.add("rest");
        }
        arguments.addAll(values);
        file.out.line((isVoid() ? "" : "return ") + method + "(" + String.join(", ", arguments) + ");");
        if (isVoid() && endsEarly) {
            file.out.line("return;");
        }
        Scope scope = file.fields.inner();
        Body next = new Body(file, scope, body.position.copy());
        next.context = context;
        next.held = body.held;
        file.later(() -> {
            List<String> parameters = continuation.names().stream().map(p -> scope.take(p, p + "_")).toList();
            file.out.blank().javadoc(List.of(continuation.documentation()));
            file.out.open(file.header(result, method, restParameter, types, parameters));
            continuation.content().write(next, parameters);
            file.out.close();
        });
    }

    private record Continuation(String documentation, List<String> names, Content content) {}

    private interface Content {
        void write(Body body, List<String> parameters);
    }

    /** The steps of a variant. */
    private final class Sequence {
        private final Variant variant;
        private final List<Name> steps;
        private final Affine[] rests;

        Sequence(Variant variant) {
            this.variant = variant;
            steps = variant.steps();
            rests = program.paths.rests(steps, rest);
        }

        /** @param endsEarly whether other code follows that must not run */
        void from(int first, List<String> inputs, Body body, boolean endsEarly) {
            List<String> values = inputs;
            for (int i = first; i < steps.size(); i++) {
                String step = steps.get(i).text();
                if (body.size() > LONG && i > first && i < steps.size() - 1) {
                    goOn(i, values, body, endsEarly);
                    return;
                }
                boolean isLast = i == steps.size() - 1;
                boolean canReturn = isLast && !isVoid() && program.outputs(step).size() == 1
                        && (!program.paths.leavesRight(context) || body.isRightAfter(step));
                Body.Use use = canReturn ? Body.Use.RETURN : isLast && isVoid() ? Body.Use.NONE : Body.Use.LOCAL;
                values = body.step(step, values, rests[i], use);
                if (canReturn) {
                    return;
                }
            }
            end(values, body, endsEarly);
        }

        private void end(List<String> values, Body body, boolean endsEarly) {
            if (program.paths.leavesRight(context)) {
                body.updateRegister();
            }
            if (!isVoid()) {
                String value = program.outputs(node.name()).size() == 1 ? values.getFirst()
                        : "new " + result + "(" + String.join(", ", values) + ")";
                file.out.line("return " + value + ";");
            } else if (endsEarly) {
                file.out.line("return;");
            }
        }

        private void goOn(int next, List<String> values, Body body, boolean endsEarly) {
            String step = steps.get(next).text();
            elsewhere(file.method(context) + "From" + Names.upper(step), body, program.inputs(step), values, endsEarly, new Continuation(
                    "{@code " + node.name() + "} from its step " + step + ", " + steps.get(next).range().fileAndLine() + ".",
                    program.inputNames(step), (there, parameters) -> from(next, parameters, there, false)));
        }

        /** Runs the variant in a method of its own. */
        void apart(List<String> inputs, Body body, boolean endsEarly) {
            elsewhere(file.method(context) + "Variant" + (variant.index() + 1), body, program.inputs(node.name()), inputs, endsEarly,
                    new Continuation("Variant " + (variant.index() + 1) + " of {@code " + node.name() + "}, "
                            + variant.definition().range().fileAndLine() + ".",
                            program.inputNames(node.name()), (there, parameters) -> from(0, parameters, there, false)));
        }
    }

    /** The choice among the variants. */
    private final class Choosing {
        private final Dispatch dispatch;
        private final List<String> parameters;
        private final Map<Test, String> answers = new HashMap<>();
        private final boolean isBig = node.variants().stream().mapToInt(v -> v.steps().size()).sum() > MANY_STEPS
                || node.variants().size() > MANY_STEPS;

        Choosing(Dispatch dispatch, List<String> parameters) {
            this.dispatch = dispatch;
            this.parameters = parameters;
        }

        void from(int first, Body body) {
            boolean chained = isVoid() && !isBig && dispatch.choices().stream().skip(first + 1L).noneMatch(this::needsAnswerAhead);
            boolean open = false;
            for (int i = first; i < dispatch.choices().size(); i++) {
                Choice choice = dispatch.choices().get(i);
                if (isBig && body.size() > LONG && i > first) {
                    goOn(i, body);
                    return;
                }
                if (choice.literals().isEmpty()) {
                    if (open) {
                        file.out.reopen("} else {");
                    }
                    variant(choice, body, false);
                    if (open) {
                        file.out.close();
                    }
                    return;
                }
                rememberAnswer(i, body);
                String condition = choice.literals().stream().map(l -> condition(l)).collect(Collectors.joining(" && "));
                if (open) {
                    file.out.reopen("} else if (" + condition + ") {");
                } else {
                    file.out.open("if (" + condition + ") {");
                }
                body.grow(12 * choice.literals().size());
                variant(choice, body, !chained);
                open = chained;
                if (!chained) {
                    file.out.close();
                }
            }
            noMatch(open);
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
                String argument = parameters.get(test.argument());
                String answer = body.scope.take(name, name + "Of" + Names.upper(argument));
                file.out.line("boolean " + answer + " = " + file.components.predicate(test.predicate(), argument) + ";");
                answers.put(test, answer);
            }
        }

        private String condition(Literal literal) {
            String answer = answers.get(literal.test());
            String positive = answer != null ? answer
                    : file.components.predicate(literal.test().predicate(), parameters.get(literal.test().argument()));
            return literal.negated() ? "!" + positive : positive;
        }

        private void variant(Choice choice, Body body, boolean endsEarly) {
            Variant variant = choice.variant();
            file.out.heading("// " + variant.definition().range().fileAndLine() + " " + node.name() + patterns(variant)
                    + (variant.steps().isEmpty() ? " = ;" : ""));
            Body branch = body.branch();
            branch.position.move(program.paths.toVariant(node.name(), variant.index(), rest));
            Sequence sequence = new Sequence(variant);
            if (isBig && variant.steps().size() > SHORT_VARIANT) {
                sequence.apart(parameters, branch, endsEarly);
                body.grow(20);
            } else {
                int before = branch.size();
                sequence.from(0, parameters, branch, endsEarly);
                body.grow(branch.size() - before);
            }
        }

        private String patterns(Variant variant) {
            return variant.patterns().orElse(List.of()).stream()
                    .map(p -> p instanceof Pattern.Test t ? (t.negated() ? "!" : "") + t.predicate() : "_")
                    .collect(Collectors.joining(", ", ":[", "]"));
        }

        private void noMatch(boolean open) {
            String mechanism = program.analysis.graph().pragmas().noMatch() == NoMatchRule.DROP ? "drop" : "noMatch";
            if (open) {
                file.out.reopen("} else {");
            }
            file.out.line("throw flow." + mechanism + "(" + Names.quoted(node.name()) + ");");
            if (open) {
                file.out.close();
            }
        }

        private void goOn(int next, Body body) {
            int number = dispatch.choices().get(next).variant().index() + 1;
            elsewhere(file.method(context) + "FromVariant" + number, body, program.inputs(node.name()), parameters, false,
                    new Continuation("{@code " + node.name() + "} where none of the variants before number " + number + " matches.",
                            program.inputNames(node.name()),
                            (there, names) -> new Choosing(dispatch, names).from(next, there)));
        }
    }
}
