// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.flux.generator.ResumeSwitch.Place;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/** The statements of one method of the event shape, in which a flow gives its thread back where it has to wait. */
final class EventBody extends Body {
    private static final int BYTES_OF_WAIT = 30;

    private final EventFile events;
    private final Frame frame;
    private final ResumeSwitch places;
    /** The fields with values of this variant. */
    private final Set<String> values = new HashSet<>();
    /** The flow is on a thread that may be blocked: between two blocking nodes. */
    private boolean isOffLoop;
    /** What follows the next step is in another method. */
    private boolean endsAfterStep;

    /** @param places where the flow may stop in the method */
    EventBody(EventFile events, JavaWriter out, Scope scope, Position position, Frame frame, ResumeSwitch places) {
        super(events, out, scope, position);
        this.events = events;
        this.frame = frame;
        this.places = places;
    }

    /** The cases of a switch have their locals in common. */
    @Override
    EventBody branch() {
        return with(scope);
    }

    /** The body of a method that goes on from here. */
    EventBody elsewhere() {
        return with(events.fields.inner());
    }

    private EventBody with(Scope itsScope) {
        EventBody there = continuing(new EventBody(events, out, itsScope, position.copy(), frame, places));
        there.values.addAll(values);
        return there;
    }

    void endsAfterStep(boolean ends) {
        endsAfterStep = ends;
    }

    /** Something to wait for, and the statements before it. */
    private record Wait(List<String> before, String condition) {}

    /** Takes the locks that an abstract node acquires; returns the statements that release them. */
    List<String> lock(SortedMap<Lock, LockMode> locks) {
        List<String> releases = new ArrayList<>();
        waits(locks, releases).forEach(this::waitFor);
        return releases;
    }

    /** @param releases gets the statements that release the locks, in order */
    private List<Wait> waits(SortedMap<Lock, LockMode> locks, List<String> releases) {
        List<Wait> waits = new ArrayList<>();
        for (Map.Entry<Lock, LockMode> entry : locks.entrySet()) {
            String lock = events.lock(entry.getKey());
            String mode = Locks.mode(entry.getValue());
            boolean ofSession = entry.getKey().scope() == LockScope.SESSION;
            String name = program.names().locks().get(entry.getKey().toString());
            String held = ofSession ? field(events.runtime("FlowLock"), name + "Entry") : "";
            String arguments = ofSession ? "(this, " + held + ")" : "(this)";
            waits.add(new Wait(ofSession ? List.of(held + " = " + lock + ".enter(this);") : List.of(), lock + ".poll" + mode + arguments));
            releases.addFirst(lock + ".unlock" + mode + arguments + ";");
        }
        return waits;
    }

    private void waitFor(Wait wait) {
        wait.before().forEach(out::line);
        places.waitFor(wait.condition());
        grow(BYTES_OF_WAIT);
    }

    @Override
    boolean standsApart(Step step, Context callee, SortedMap<Lock, LockMode> acquired, List<Handler> handlers) {
        return callee != null ? program.suspension.in(callee)
                : !handlers.isEmpty() || program.suspension.componentWaits(step.node(), held);
    }

    @Override
    List<String> call(Step step, Context callee) {
        if (!program.suspension.in(callee)) {
            Target target = target(step, endsAfterStep || isNeededWhileWaiting(step, false));
            out.line(target.assignment() + events.callOfDirect(callee, number(step.rest()), step.inputs()) + ";");
            return target.values();
        }
        Frame entered = events.frames.of(callee);
        events.enter(out, entered, step.inputs(), program.paths.needsRest(callee) ? number(step.rest()) : "", context != null);
        waitFor(new Wait(List.of(), entered.method() + "()"));
        if (step.use() == Use.RETURN) {
            out.line(frame.result() + " = " + entered.result() + ";");
        }
        return step.use() == Use.LOCAL && entered.returnsValue() ? program.values(step.node(), entered.result()) : List.of();
    }

    @Override
    List<String> component(Step step, SortedMap<Lock, LockMode> acquired, List<Handler> handlers) {
        return new Component(step, acquired, handlers).enter();
    }

    /** What surrounds the call of a component. */
    private final class Component {
        private final Step step;
        private final List<Handler> handlers;
        private final List<String> releases = new ArrayList<>();
        private final List<Wait> before;
        private final Optional<Wait> after;
        private final boolean isBlocking;
        private final boolean staysOffLoop;
        private final String call;
        private final boolean isNested;
        private Target target;

        Component(Step step, SortedMap<Lock, LockMode> acquired, List<Handler> handlers) {
            this.step = step;
            this.handlers = handlers;
            String node = step.node();
            before = waits(acquired, releases);
            isBlocking = program.suspension.isBlocking(node);
            staysOffLoop = isBlocking && !endsAfterStep && step.next().filter(EventBody.this::entersOffLoop).isPresent();
            if (isBlocking && !isOffLoop) {
                before.add(new Wait(List.of(), "offLoop()"));
            }
            String direct = events.components().node(node, step.inputs());
            if (program.isAsync(node)) {
                String stage = field(events.stageType(node), Names.lower(program.method(node)) + "Stage");
                after = Optional.of(new Wait(List.of(stage + " = " + direct + ".toCompletableFuture();"), "isDone(" + stage + ")"));
                call = "result(" + stage + ")";
            } else {
                after = Optional.empty();
                call = direct;
            }
            isNested = !handlers.isEmpty() && (after.isPresent() || before.size() > 1
                    || !before.isEmpty() && !before.getFirst().before().isEmpty());
        }

        List<String> enter() {
            boolean hasLoopBehind = isBlocking && !staysOffLoop && context != null; // who has run a flow to its end finds the loop
            boolean inField = isNested || hasLoopBehind || endsAfterStep || isNeededWhileWaiting(step, staysOffLoop);
            if (handlers.isEmpty()) {
                updateRegisterAndLookAtTime(position.update());
                target = target(step, inField);
                before.forEach(EventBody.this::waitFor);
                after.ifPresent(EventBody.this::waitFor);
                callAndRelease(target.assignment());
            } else {
                target = target(step, inField);
                handled();
            }
            isOffLoop = staysOffLoop;
            if (hasLoopBehind) {
                waitFor(new Wait(List.of(), "onLoop()"));
            }
            return target.values();
        }

        /** Where a component has handlers of its own, they hear of a flow whose time is up on the way in. */
        private void handled() {
            if (before.isEmpty() && after.isEmpty()) {
                Optional<Position.Update> onTheWayIn = position.update();
                target.declaration().ifPresent(out::line);
                around(() -> {
                    updateRegisterAndLookAtTime(onTheWayIn);
                    callAndRelease(target.assignmentOfDeclared());
                });
            } else if (!isNested) {
                updateRegister();
                Place place = places.place();
                target.declaration().ifPresent(out::line);
                around(() -> {
                    places.waitFor(before.getFirst().condition(), place);
                    updateRegisterAndLookAtTime(Optional.empty());
                    callAndRelease(target.assignmentOfDeclared());
                });
            } else {
                updateRegister();
                boolean beginsWithWait = !before.isEmpty() && before.getFirst().before().isEmpty();
                int count = before.size() + (after.isPresent() ? 1 : 0) + (beginsWithWait ? 0 : 1);
                places.nested(count, this::around, () -> {
                    before.forEach(EventBody.this::waitFor);
                    updateRegisterAndLookAtTime(Optional.empty());
                    after.ifPresent(EventBody.this::waitFor);
                    callAndRelease(target.assignmentOfDeclared());
                });
            }
        }

        private void around(Runnable content) {
            events.handling.around(out, handlers, step.inputs(), content);
        }

        private void callAndRelease(String assignment) {
            out.line(assignment + call + ";");
            releases.forEach(out::line);
            grow(10 * releases.size());
        }
    }

    /** Whether a node that follows a blocking one begins on the thread on which that has ended. */
    private boolean entersOffLoop(String node) {
        return !program.isAbstract(node) && program.suspension.isBlocking(node) && program.contexts.acquired(node, held).isEmpty();
    }

    /**
     * Whether the outputs of a step are still needed when the flow has waited on its way into the next one.
     *
     * @param isOffLoop whether the flow enters the next one without going to another thread
     */
    private boolean isNeededWhileWaiting(Step step, boolean isOffLoop) {
        if (step.next().isEmpty() || program.isAbstract(step.next().get())) {
            return false; // methods have copies of their inputs
        }
        String next = step.next().get();
        return !program.contexts.acquired(next, held).isEmpty() || program.suspension.isBlocking(next) && !isOffLoop
                || program.isAsync(next) && !program.handlers(next).isEmpty();
    }

    /** Where the outputs of a step go: into what the method returns, a field, a local, or nowhere. */
    private record Target(Result result, String assigned, boolean isLocal) {
        List<String> values() {
            return result.values();
        }

        String assignment() {
            return isLocal ? result.type() + " " + assigned : assigned;
        }

        Optional<String> declaration() {
            return isLocal ? Optional.of(result.type() + " " + result.name() + ";") : Optional.empty();
        }

        String assignmentOfDeclared() {
            return assigned;
        }
    }

    private Target target(Step step, boolean inField) {
        if (step.use() == Use.RETURN) {
            return new Target(Result.NONE, frame.result() + " = ", false);
        }
        Result result = step.use() == Use.NONE ? Result.NONE
                : result(step.node(), inField ? wishes -> field(program.resultType(step.node(), events.imports), wishes) : scope::take);
        return result.isNone() ? new Target(Result.NONE, "", false) : new Target(result, result.name() + " = ", !inField);
    }

    /** A field for a value of this method; variants have such fields in common, for a flow is in one of them. */
    private String field(String type, String... wishes) {
        List<String> own = Arrays.stream(wishes).map(w -> frame.method() + JavaNames.upperFirst(w)).toList();
        Optional<String> ofOthers = own.stream().filter(w -> frame.declaresValue(type + " " + w) && !values.contains(w)).findFirst();
        String name = ofOthers.orElseGet(() -> events.fields.take(own));
        while (ofOthers.isEmpty() && !scope.take(name).equals(name)) { // a local has this name
            name = events.fields.take(own);
        }
        values.add(name);
        if (ofOthers.isEmpty()) {
            frame.declareValue(type + " " + name);
        }
        return name;
    }
}
