// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.types.JavaType;

/** The statements of one method: where the flow is, which names are taken, and how a node is entered. */
final class Body {
    private static final String JOIN = "join";

    final FlowFile file;
    final Program program;
    final JavaWriter out;
    final Scope scope;
    final Position position;
    /** The locks that are held. */
    SortedMap<Lock, LockMode> held = FlowFile.NOTHING_HELD;
    /** The method that this is the body of; null for the start of a flow. */
    Context context;
    /** A rough count of the bytes of the method, so that it stays small enough for the just-in-time compiler. */
    private int size;

    Body(FlowFile file, Scope scope, Position position) {
        this.file = file;
        this.program = file.program;
        this.out = file.out;
        this.scope = scope;
        this.position = position;
    }

    /** The body of a branch: names that it takes are its own, and it goes its own way. */
    Body branch() {
        Body branch = new Body(file, scope.inner(), position.copy());
        branch.held = held;
        branch.context = context;
        branch.size = size;
        return branch;
    }

    int size() {
        return size;
    }

    void grow(int bytes) {
        size += bytes;
    }

    /** Brings the path register up to date; the flow does not fail there even if its time is up. */
    void updateRegister() {
        position.update().ifPresent(u -> update(u.isAbsolute() ? "moveTo" : "moveBy", u));
    }

    /** Brings the path register up to date for a component: here the flow fails if its time is up. */
    private void updateRegisterAndLookAtTime(Optional<Position.Update> update) {
        if (update.isPresent()) {
            update(update.get().isAbsolute() ? "at" : "advance", update.get());
        } else if (context != null) { // a flow that has just started has time
            out.line("flow.checkTime();");
            size += 5;
        }
    }

    private void update(String method, Position.Update update) {
        String number = context == null ? update.number().expression() : program.paths.expression(update.number(), context);
        out.line("flow." + method + "(" + number + ");");
        size += 8;
    }

    /** Takes locks in the canonical order around {@code content} and releases them in reverse. */
    void locked(SortedMap<Lock, LockMode> locks, Runnable content) {
        locked(locks.entrySet().iterator(), content);
    }

    private void locked(Iterator<Map.Entry<Lock, LockMode>> locks, Runnable content) {
        if (!locks.hasNext()) {
            content.run();
            return;
        }
        Map.Entry<Lock, LockMode> entry = locks.next();
        Lock lock = entry.getKey();
        String mode = entry.getValue() == LockMode.WRITE ? "Write" : "Read";
        boolean ofSession = lock.scope() == LockScope.SESSION;
        String acquire = file.field(lock) + ".lock" + mode + "(flow);";
        String local = ofSession ? scope.take(file.field(lock) + "Entry") : "";
        out.line(ofSession ? file.runtime("FlowLock") + " " + local + " = " + acquire : acquire);
        out.open("try {");
        locked(locks, content);
        out.reopen("} finally {");
        out.line(file.field(lock) + ".unlock" + mode + "(flow" + (ofSession ? ", " + local : "") + ");");
        out.close();
        size += 45;
    }

    /** Enters the last node of a root, whose outputs nobody consumes. */
    void last(String node, List<String> inputs) {
        step(node, inputs, Affine.of(BigInteger.ONE), Use.NONE);
    }

    /** What becomes of a node's outputs. */
    enum Use {
        NONE, LOCAL, RETURN
    }

    /**
     * Enters a node.
     *
     * @param rest the paths that remain after it
     * @return its outputs as Java expressions, if they are used as locals
     */
    List<String> step(String node, List<String> inputs, Affine rest, Use use) {
        boolean isAbstract = program.isAbstract(node);
        SortedMap<Lock, LockMode> acquired = isAbstract ? FlowFile.NOTHING_HELD : program.contexts.acquired(node, held);
        List<Handler> handlers = isAbstract ? List.of() : file.handling.of(node);
        boolean inBlock = !acquired.isEmpty() || !handlers.isEmpty();
        if (inBlock) {
            out.blank();
        }
        out.line("// " + program.place(node) + Locks.comment(program, node, held));
        size += 10 + 4 * inputs.size() + 30 * handlers.size();
        Context callee = isAbstract ? program.contexts.of(node, held) : null;
        // Where a component has handlers of its own, they hear of a flow whose time is up on the way in.
        Optional<Position.Update> inside = Optional.empty();
        if (callee != null && program.paths.entry(callee).isEmpty()) {
            updateRegister();
        } else if (callee == null && handlers.isEmpty()) {
            updateRegisterAndLookAtTime(position.update());
        } else if (callee == null) {
            inside = position.update();
        }
        Optional<Position.Update> onTheWayIn = inside;
        String call = callee == null ? components(node, inputs) : file.call(callee, rest, context, inputs);
        Result result = use == Use.LOCAL ? declare(node) : new Result("", "", List.of());
        String assign = use == Use.RETURN ? "return " : result.name().isEmpty() ? "" : result.name() + " = ";
        if (inBlock && !result.name().isEmpty()) {
            out.line(result.type() + " " + result.name() + ";");
        } else if (!result.name().isEmpty()) {
            assign = result.type() + " " + assign;
        }
        String statement = assign + call + ";";
        file.handling.around(out, handlers, inputs, () -> {
            if (callee == null && !handlers.isEmpty()) {
                updateRegisterAndLookAtTime(onTheWayIn);
            }
            locked(acquired, () -> out.line(statement));
        });
        if (inBlock) {
            out.blank();
        }
        moveBehind(node, callee, position);
        return result.values();
    }

    private void moveBehind(String node, Context callee, Position moved) {
        if (callee == null) {
            moved.move(BigInteger.ONE);
        } else {
            moved.called(program.paths.onlyPath(node), program.paths.leavesRight(callee));
        }
    }

    /** Whether the register is right after a node without anything to be done for it. */
    boolean isRightAfter(String node) {
        Position after = position.copy();
        Context callee = program.isAbstract(node) ? program.contexts.of(node, held) : null;
        if (callee == null || program.paths.entry(callee).isEmpty()) {
            after.update();
        }
        moveBehind(node, callee, after);
        return after.update().isEmpty();
    }

    private String components(String node, List<String> inputs) {
        String call = file.components.node(node, inputs);
        return program.isAsync(node) ? JOIN + "(" + call + ")" : call;
    }

    /** A local for what a node returns, and its outputs in terms of it. */
    private record Result(String type, String name, List<String> values) {}

    private Result declare(String node) {
        List<JavaType> outputs = program.outputs(node);
        String method = program.isAbstract(node) ? program.names().flows().get(node) : program.names().methods().get(node);
        if (outputs.isEmpty()) {
            return new Result("", "", List.of());
        }
        String type = program.resultType(node, file.imports);
        List<String> names = program.outputNames(node);
        if (outputs.size() == 1) {
            String name = scope.take(names.getFirst(), names.getFirst() + "Of" + Names.upper(method));
            return new Result(type, name, List.of(name));
        }
        String name = scope.take(method, method + "Result");
        List<String> values = new ArrayList<>();
        names.forEach(component -> values.add(name + "." + component + "()"));
        return new Result(type, name, values);
    }
}
