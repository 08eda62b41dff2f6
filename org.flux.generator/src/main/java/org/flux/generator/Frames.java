// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Source;
import org.flux.graph.names.Imports;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.types.JavaType;

/**
 * The classes and the methods of the event shape: a class for each source, and one above them for the methods that the flows of several
 * sources need. All have their names before any of them is written. A concrete node that is a handler has a method too: its context is
 * that in which nothing is held.
 */
final class Frames {
    private final Program program;
    private final Map<Source, EventClass> classes = new LinkedHashMap<>();
    private final EventClass shared;
    private final Map<Context, Frame> frames = new LinkedHashMap<>();
    private final Map<Context, EventClass> owners = new HashMap<>();

    /** @param methods where methods take their names */
    Frames(FlowFile direct, Reach reach, Imports imports, Scope fields, Scope methods) {
        program = direct.program;
        Scope types = Scope.with(mentioned());
        shared = new EventClass(types.take("SharedFlow", "SharedFlow_"), "");
        for (Source source : program.analysis.graph().sources()) {
            String name = JavaNames.upperFirst(program.method(source.node())) + "Flow";
            classes.put(source, new EventClass(types.take(name, name + "_"), "private "));
        }
        Set<Context> all = new LinkedHashSet<>(program.contexts.inTextualOrder());
        program.suspension.handlers().stream().filter(h -> !program.isAbstract(h)).forEach(h -> all.add(ofHandler(h)));
        for (Context context : all) {
            List<EventClass> users = classes.keySet().stream().filter(s -> reach.of(s).contains(context)).map(classes::get).toList();
            if (!users.isEmpty()) {
                EventClass owner = users.size() > 1 ? shared : users.getFirst();
                String wish = program.isAbstract(context.node()) ? direct.method(context)
                        : program.method(context.node()) + "AsHandler";
                Frame frame = frame(context, methods.take(wish, wish + "_"), imports, fields);
                owner.add(frame);
                owners.put(context, owner);
                frames.put(context, frame);
            }
        }
    }

    /** The simple names of types that the file may mention, which none of its classes may have. */
    private List<String> mentioned() {
        List<String> names = new ArrayList<>(List.of("EventFlow", "FlowLock", "CompletableFuture", "List", program.names().program()));
        program.mentionedTypes().forEach(t -> collect(t, names));
        names.addAll(program.names().results().values());
        return names;
    }

    private static void collect(JavaType type, List<String> names) {
        names.add(type.name().substring(type.name().lastIndexOf('.') + 1));
        type.arguments().forEach(a -> collect(a, names));
    }

    private Frame frame(Context context, String method, Imports imports, Scope fields) {
        String node = context.node();
        boolean isAbstract = program.isAbstract(node);
        List<String> inputs = program.inputNames(node).stream().map(n -> fields.take(method + JavaNames.upperFirst(n))).toList();
        boolean needsRest = isAbstract && program.paths.needsRest(context);
        boolean returnsValue = isAbstract && !program.outputs(node).isEmpty();
        String holding = context.held().isEmpty() ? "" : ", holding " + String.join(", ", context.held().keySet().stream()
                .map(Object::toString).toList());
        Frame frame = new Frame(program.place(node) + holding, method, hasSwitch(context) ? fields.take(method + "At") : "", inputs,
                needsRest ? fields.take(method + "Rest") : "", returnsValue ? fields.take(method + "Result") : "");
        if (frame.hasSwitch()) {
            frame.declare("int " + frame.at());
        }
        CodeFile.declarations(imports, program.inputs(node), inputs).forEach(frame::declare);
        if (needsRest) {
            frame.declare("long " + frame.rest());
        }
        if (returnsValue) {
            frame.declare(program.resultType(node, imports) + " " + frame.result());
        }
        return frame;
    }

    /** Whether a method may go on somewhere in its middle. */
    private boolean hasSwitch(Context context) {
        if (!(program.node(context.node()) instanceof AbstractNode node)) {
            return program.suspension.stops(context.node(), context.held());
        }
        SortedMap<Lock, LockMode> inside = program.contexts.heldInside(context);
        return Dispatch.of(node).isChoice() || !program.suspension.ownLocks(context).isEmpty()
                || node.variants().stream().flatMap(v -> v.steps().stream()).anyMatch(s -> program.suspension.stops(s.text(), inside));
    }

    /** The context of a handler. */
    Context ofHandler(String node) {
        return program.isAbstract(node) ? program.contexts.of(node, Contexts.NOTHING_HELD) : new Context(node, Contexts.NOTHING_HELD);
    }

    /** All methods, in the order in which the program introduces their nodes. */
    Set<Context> contexts() {
        return frames.keySet();
    }

    Frame of(Context context) {
        return frames.get(context);
    }

    /** The class that has a method. */
    EventClass owner(Context context) {
        return owners.get(context);
    }

    EventClass shared() {
        return shared;
    }

    Map<Source, EventClass> classes() {
        return classes;
    }
}
