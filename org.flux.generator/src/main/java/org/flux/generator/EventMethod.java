// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.generator.Body.Step;
import org.flux.generator.Body.Use;
import org.flux.generator.Dispatch.Choice;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Name;

/**
 * The method of an abstract node in the event shape: its handlers, its locks, the choice among its variants, which is made once, and the
 * steps. What would make the method too long for the just-in-time compiler goes on in further methods, which share the field that says
 * where the flow goes on.
 */
final class EventMethod {
    private final EventFile events;
    private final Program program;
    private final EventClass owner;
    private final JavaWriter out;
    private final Context context;
    private final AbstractNode node;
    private final Frame frame;
    private final ResumeSwitch places;
    private final Affine rest;
    private final List<Choice> choices;
    private final boolean isChosen;
    private final Map<Variant, Integer> cases = new HashMap<>();
    private final Deque<Runnable> further = new ArrayDeque<>();
    private List<String> releases = List.of();

    /** The method without its variants, and the variant that is under way: the next step, and what it gets. */
    private EventBody method;
    private EventBody body;
    private int choice;
    private int step;
    private List<String> values;

    EventMethod(EventFile events, EventClass owner, Context context) {
        this.events = events;
        this.owner = owner;
        this.context = context;
        program = events.program;
        out = owner.methods();
        node = (AbstractNode) program.node(context.node());
        frame = events.frames.of(context);
        places = new ResumeSwitch(out, frame.at());
        rest = program.paths.restOf(context);
        Dispatch dispatch = Dispatch.of(node);
        choices = dispatch.choices();
        isChosen = dispatch.isChoice();
    }

    void write() {
        method = new EventBody(events, out, events.fields.inner(), Position.onEntry(program.paths.entry(context)), frame, places);
        method.context = context;
        owner.open("boolean", frame.method(), program.what(context));
        events.handling.around(out, events.handling.of(context.node()), frame.inputs(), () -> {
            enter();
            variants();
        });
        out.close();
        while (!further.isEmpty()) {
            further.remove().run();
        }
    }

    /** Takes the node's locks and makes the choice. */
    private void enter() {
        var acquired = program.suspension.ownLocks(context);
        boolean isOnce = isChosen && acquired.isEmpty();
        if (isOnce) {
            out.open("if (" + frame.at() + " == 0) {");
            places.leaveOutFirst();
        } else if (frame.hasSwitch()) {
            places.open();
            places.begin();
        }
        if (program.paths.hasErrorEdge(context.node()) && (node.isTyped() || !acquired.isEmpty())) {
            method.updateRegister();
        }
        releases = method.lock(acquired);
        method.held = program.contexts.heldInside(context);
        if (isChosen) {
            String choose = events.methodName("choose" + JavaNames.upperFirst(frame.method()));
            out.line(frame.at() + " = " + choose + "();");
            further.add(() -> choose(choose, 0));
            if (isOnce) {
                out.close();
            } else {
                out.closeSwitch();
            }
            places.open();
        }
    }

    /** Writes variants from the current step on, as many as the method has room for. */
    private void variants() {
        boolean breaks = false;
        boolean goesOn = false;
        boolean isFirst = true;
        while (choice < choices.size() && !goesOn) {
            if (step == 0) {
                goesOn = !isFirst && method.size() > NodeMethod.LONG;
                if (goesOn) {
                    goOn("FromVariant" + (choices.get(choice).variant().index() + 1));
                    break;
                }
                begin();
            }
            isFirst = false;
            goesOn = !steps();
            method.grow(body.size());
            if (!goesOn) {
                choice++;
                step = 0;
                if (choice < choices.size()) {
                    breaks = true;
                    out.line("break;");
                }
            }
        }
        if (frame.hasSwitch()) {
            out.closeSwitch();
        }
        if (!goesOn || breaks) {
            releases.forEach(out::line);
            out.line("return true;");
        }
    }

    private void begin() {
        Variant variant = choices.get(choice).variant();
        body = method.branch();
        if (isChosen) {
            cases.put(variant, places.begin());
            out.heading("// " + program.place(node, variant));
        }
        body.position.move(program.paths.toVariant(node.name(), variant.index(), rest));
        values = frame.inputs();
    }

    /** Writes steps of the variant; returns whether that was all of them. */
    private boolean steps() {
        List<Name> steps = choices.get(choice).variant().steps();
        Affine[] rests = program.paths.rests(steps, rest);
        boolean isReturned = false;
        while (step < steps.size()) {
            String name = steps.get(step).text();
            boolean isLast = step == steps.size() - 1;
            boolean endsAfter = !isLast && method.size() + body.size() > NodeMethod.LONG;
            isReturned = isLast && frame.returnsValue() && program.outputs(name).size() == 1;
            Use use = isReturned ? Use.RETURN : isLast && !frame.returnsValue() ? Use.NONE : Use.LOCAL;
            Optional<String> next = isLast ? Optional.empty() : Optional.of(steps.get(step + 1).text());
            body.endsAfterStep(endsAfter);
            values = body.step(new Step(name, values, rests[step], use, next));
            step++;
            if (endsAfter) {
                if (frame.hasSwitch()) {
                    places.leadToNext();
                }
                goOn("From" + JavaNames.upperFirst(steps.get(step).text()));
                return false;
            }
        }
        if (program.paths.endsRight(context, choices.get(choice).variant())) {
            body.updateRegister();
        }
        if (!isReturned && frame.returnsValue()) {
            out.line(frame.result() + " = " + (values.size() == 1 ? values.getFirst()
                    : "new " + program.resultType(node.name(), events.imports) + "(" + String.join(", ", values) + ")") + ";");
        }
        return true;
    }

    /** Goes on in another method, to which all cases lead that are not in this one. */
    private void goOn(String wish) {
        String name = events.methodName(frame.method() + wish);
        if (frame.hasSwitch()) {
            out.label("default:");
        }
        out.line("return " + name + "();");
        further.addFirst(() -> {
            owner.open("boolean", name, "Goes on with {@code " + node.name() + "}.");
            method = method.elsewhere();
            if (frame.hasSwitch()) {
                places.open();
            }
            if (step > 0) {
                body = body.elsewhere();
                if (frame.hasSwitch()) {
                    places.begin();
                }
            }
            variants();
            out.close();
        });
    }

    /** The choice among the variants from {@code first} on. */
    private void choose(String name, int first) {
        owner.open("int", name, "Chooses a variant of {@code " + node.name() + "}: the case where it begins.");
        EventBody choosing = method.elsewhere();
        new Choosing(events, node, frame.inputs(), new Choosing.Branches() {
            @Override
            public void variant(Choosing all, Choice chosen, Body there, boolean endsEarly) {
                out.line("return " + cases.get(chosen.variant()) + ";");
                there.grow(10);
            }

            @Override
            public void goOn(Choosing all, int next, Body there) {
                String others = events.methodName(name + "FromVariant" + all.number(next));
                out.line("return " + others + "();");
                further.add(() -> choose(others, next));
            }
        }).from(first, choosing, false);
        out.close();
    }
}
