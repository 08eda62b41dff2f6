// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.types.JavaType;

/** The statements of one method: where the flow is, which names are taken, and how a node is entered. */
abstract class Body {
    final CodeFile file;
    final Program program;
    final JavaWriter out;
    final Scope scope;
    final Position position;
    /** The locks that are held. */
    SortedMap<Lock, LockMode> held = Contexts.NOTHING_HELD;
    /** The method that this is the body of; null for the start of a flow. */
    Context context;
    /** The last step stands apart from what follows. */
    private boolean wasApart;
    /** A rough count of the bytes of the method, so that it stays small enough for the just-in-time compiler. */
    private int size;

    Body(CodeFile file, JavaWriter out, Scope scope, Position position) {
        this.file = file;
        this.program = file.program;
        this.out = out;
        this.scope = scope;
        this.position = position;
    }

    /** The body of a branch, which goes its own way. */
    abstract Body branch();

    /** Makes another body one of the same method, or of a method that goes on from it. */
    <B extends Body> B continuing(B other) {
        other.held = held;
        other.context = context;
        return other;
    }

    final int size() {
        return size;
    }

    final void grow(int bytes) {
        size += bytes;
    }

    /** Brings the path register up to date; the flow does not fail there even if its time is up. */
    final void updateRegister() {
        position.update().ifPresent(u -> update(u.isAbsolute() ? "moveTo" : "moveBy", u));
    }

    /** Brings the path register up to date for a component: here the flow fails if its time is up. */
    final void updateRegisterAndLookAtTime(Optional<Position.Update> update) {
        if (update.isPresent()) {
            update(update.get().isAbsolute() ? "at" : "advance", update.get());
        } else if (context != null) { // a flow that has just started has time
            out.line(file.onFlow("checkTime()") + ";");
            size += 5;
        }
    }

    private void update(String method, Position.Update update) {
        out.line(file.onFlow(method + "(" + number(update.number()) + ")") + ";");
        size += 8;
    }

    /** A number of paths as an expression of this method. */
    final String number(Affine number) {
        return context == null ? PathNumbers.literal(number.constant()) : program.paths.expression(number, context, file.rest(context));
    }

    /** The last node of a root, whose outputs nobody consumes. */
    final void last(String node, List<String> inputs) {
        step(new Step(node, inputs, Affine.of(BigInteger.ONE), Use.NONE, Optional.empty()));
    }

    /** What becomes of a node's outputs. */
    enum Use {
        NONE, LOCAL, RETURN
    }

    /**
     * A node to be entered.
     *
     * @param rest the paths that remain after it
     * @param next what follows in the same method, if anything does
     */
    record Step(String node, List<String> inputs, Affine rest, Use use, Optional<String> next) {}

    /**
     * Enters a node.
     *
     * @return its outputs as Java expressions, if they are used as locals
     */
    final List<String> step(Step step) {
        String node = step.node();
        boolean isAbstract = program.isAbstract(node);
        SortedMap<Lock, LockMode> acquired = isAbstract ? Contexts.NOTHING_HELD : program.contexts.acquired(node, held);
        List<Handler> handlers = isAbstract ? List.of() : file.handling.of(node);
        Context callee = isAbstract ? program.contexts.of(node, held) : null;
        boolean apart = standsApart(step, callee, acquired, handlers);
        if (apart || wasApart) {
            out.blank();
        }
        wasApart = apart;
        out.line("// " + program.place(node) + Locks.comment(program, node, held));
        size += 10 + 4 * step.inputs().size() + 30 * handlers.size();
        List<String> outputs;
        if (callee != null) {
            if (program.paths.entry(callee).isEmpty()) {
                updateRegister();
            }
            outputs = call(step, callee);
        } else {
            outputs = component(step, acquired, handlers);
        }
        moveBehind(node, callee, position);
        return outputs;
    }

    /** Whether the code of a step is longer than a line or two. */
    abstract boolean standsApart(Step step, Context callee, SortedMap<Lock, LockMode> acquired, List<Handler> handlers);

    /** Enters an abstract node, the register being right for it. */
    abstract List<String> call(Step step, Context callee);

    /** Brings the register up to date and enters a component, looking at the time where its handlers hear of it. */
    abstract List<String> component(Step step, SortedMap<Lock, LockMode> acquired, List<Handler> handlers);

    private void moveBehind(String node, Context callee, Position moved) {
        if (callee == null) {
            moved.move(BigInteger.ONE);
        } else {
            moved.called(program.paths.onlyPath(node), program.paths.leavesRight(callee));
        }
    }

    /** Whether the register is right after a node without anything to be done for it. */
    final boolean isRightAfter(String node) {
        Position after = position.copy();
        Context callee = program.isAbstract(node) ? program.contexts.of(node, held) : null;
        if (callee == null || program.paths.entry(callee).isEmpty()) {
            after.update();
        }
        moveBehind(node, callee, after);
        return after.update().isEmpty();
    }

    /** A variable for what a node returns, and its outputs in terms of it; without a name if there are none. */
    record Result(String type, String name, List<String> values) {
        static final Result NONE = new Result("", "", List.of());

        boolean isNone() {
            return name.isEmpty();
        }
    }

    final Result result(String node, Naming naming) {
        List<JavaType> outputs = program.outputs(node);
        if (outputs.isEmpty()) {
            return Result.NONE;
        }
        String method = program.method(node);
        List<String> names = program.outputNames(node);
        String name = outputs.size() == 1 ? naming.take(names.getFirst(), names.getFirst() + "Of" + JavaNames.upperFirst(method))
                : naming.take(method, method + "Result");
        return new Result(program.resultType(node, file.imports), name, program.values(node, name));
    }

    /** Gives a variable one of the names that are wished for it. */
    @FunctionalInterface
    interface Naming {
        String take(String... wishes);
    }
}
