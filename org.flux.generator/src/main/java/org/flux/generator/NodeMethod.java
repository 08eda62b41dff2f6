// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.generator.Body.Step;
import org.flux.generator.Body.Use;
import org.flux.generator.Dispatch.Choice;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.names.JavaNames;
import org.flux.graph.names.Javadoc;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.JavaType;

/**
 * The method of an abstract node in one context: its handlers, its locks, the choice among its variants, the steps. What would make the
 * method too long for the just-in-time compiler goes on in further methods.
 */
final class NodeMethod {
    /** Bytes of a method's code, roughly; HotSpot compiles nothing beyond 8,000. */
    static final int LONG = 3_000;
    /** Variants of more steps than this have methods of their own where a node has many steps. */
    private static final int SHORT_VARIANT = 3;

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
        restParameter = program.paths.needsRest(context) ? List.of("long " + file.rest(context)) : List.of();
    }

    void write() {
        Scope scope = file.fields.inner();
        List<String> parameters = file.parameters(node.name(), scope);
        file.out.blank().javadoc(Javadoc.of(program.documentation(node.name()), program.what(context)));
        file.out.open(file.header(program.suspension.isFused(context) ? "" : "private ", result, file.method(context), restParameter,
                program.inputs(node.name()), parameters));
        DirectBody body = new DirectBody(file, scope, Position.onEntry(program.paths.entry(context)));
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

    private void variants(DirectBody body, List<String> parameters) {
        if (node.isTyped()) {
            new Choosing(file, node, parameters, new Branches(parameters)).from(0, body, isVoid());
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
            arguments.add(file.rest(context));
        }
        arguments.addAll(values);
        file.out.line((isVoid() ? "" : "return ") + method + "(" + String.join(", ", arguments) + ");");
        if (isVoid() && endsEarly) {
            file.out.line("return;");
        }
        Scope scope = file.fields.inner();
        Body next = body.continuing(new DirectBody(file, scope, body.position.copy()));
        file.later(() -> {
            List<String> parameters = continuation.names().stream().map(p -> scope.take(p, p + "_")).toList();
            file.out.blank().javadoc(List.of(continuation.documentation()));
            file.out.open(file.header("private ", result, method, restParameter, types, parameters));
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
                        && (!program.paths.endsRight(context, variant) || body.isRightAfter(step));
                Use use = canReturn ? Use.RETURN : isLast && isVoid() ? Use.NONE : Use.LOCAL;
                Optional<String> next = isLast ? Optional.empty() : Optional.of(steps.get(i + 1).text());
                values = body.step(new Step(step, values, rests[i], use, next));
                if (canReturn) {
                    return;
                }
            }
            end(values, body, endsEarly);
        }

        private void end(List<String> values, Body body, boolean endsEarly) {
            if (program.paths.endsRight(context, variant)) {
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
            elsewhere(file.method(context) + "From" + JavaNames.upperFirst(step), body, program.inputs(step), values, endsEarly,
                    new Continuation(
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

    /** What becomes of the variants when they have been chosen. */
    private final class Branches implements Choosing.Branches {
        private final List<String> parameters;

        Branches(List<String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public void variant(Choosing choosing, Choice choice, Body body, boolean endsEarly) {
            Variant variant = choice.variant();
            file.out.heading("// " + program.place(node, variant));
            Body branch = body.branch();
            branch.position.move(program.paths.toVariant(node.name(), variant.index(), rest));
            Sequence sequence = new Sequence(variant);
            if (choosing.isBig() && variant.steps().size() > SHORT_VARIANT) {
                sequence.apart(parameters, branch, endsEarly);
                body.grow(20);
            } else {
                int before = branch.size();
                sequence.from(0, parameters, branch, endsEarly);
                body.grow(branch.size() - before);
            }
        }

        @Override
        public void goOn(Choosing choosing, int next, Body body) {
            int number = choosing.number(next);
            elsewhere(file.method(context) + "FromVariant" + number, body, program.inputs(node.name()), parameters, false,
                    new Continuation("{@code " + node.name() + "} where none of the variants before number " + number + " matches.",
                            program.inputNames(node.name()),
                            (there, names) -> new Choosing(file, node, names, new Branches(names)).from(next, there, isVoid())));
        }
    }
}
