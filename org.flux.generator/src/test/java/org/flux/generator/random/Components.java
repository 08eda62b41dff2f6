// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Test;
import org.flux.generator.testing.Offers;
import org.flux.runtime.EndOfSource;

/**
 * The components of a program while it is tried: they compute what {@link Semantics} says, note each call in its {@link Run}, and fail
 * where its trial says so. A call belongs to the run that its arguments name; one without arguments to the run whose flow calls, in the
 * event shape, and else to the run that its thread was last busy with, for there a flow stays on its thread from call to call.
 */
final class Components implements InvocationHandler {
    /** What a failing component throws. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Map<Integer, Run> runs = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Test> tests = new HashMap<>();
    private final Map<String, Entry> sessions = new HashMap<>();
    private final Map<String, Queue<Run>> pulled = new HashMap<>();
    private final Map<String, List<Run>> pushed = new HashMap<>();
    private final Function<String, Class<?>> results;
    private final ThreadLocal<Run> busyWith = new ThreadLocal<>();
    private Supplier<Optional<Object>> callingItem = Optional::empty;

    /** Lets {@code item} tell with what the flow began that runs on the calling thread, if it is in the event shape. */
    void calledBy(Supplier<Optional<Object>> item) {
        callingItem = item;
    }

    /** The run of an item. */
    private static int run(Object item) {
        if (!item.getClass().isRecord()) {
            return Semantics.run(List.of(item)).orElseThrow();
        }
        try {
            Method first = item.getClass().getRecordComponents()[0].getAccessor();
            first.setAccessible(true);
            return Semantics.run(List.of(first.invoke(item))).orElseThrow();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** @param results the record of a node with several outputs */
    Components(Model model, List<Run> trials, Function<String, Class<?>> results) {
        this.results = results;
        trials.forEach(r -> runs.put(r.trial().run(), r));
        model.nodes().forEach(n -> nodes.put(Interpreter.method(n.name()), n));
        Arrays.stream(Test.values()).forEach(t -> tests.put(ModelText.function(t), t));
        for (Entry entry : model.entries()) {
            entry.session().ifPresent(s -> sessions.put(Interpreter.method(s), entry));
            List<Run> items = trials.stream().filter(r -> r.trial().entry().equals(entry)).toList();
            String head = Interpreter.method(model.head(entry).name());
            if (entry.isPush()) {
                pushed.put(head, items);
            } else {
                pulled.put(head, new ConcurrentLinkedQueue<>(items));
            }
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        String name = method.getName();
        List<Object> arguments = given == null ? List.of() : Arrays.asList(given);
        if (method.isDefault()) {
            return null; // opens or closes a source
        }
        if (pushed.containsKey(name)) {
            return offers(nodes.get(name), pushed.get(name));
        }
        if (pulled.containsKey(name)) {
            return pull(name);
        }
        Semantics.run(arguments).or(() -> callingItem.get().map(Components::run)).map(runs::get).ifPresent(busyWith::set);
        Run run = busyWith.get();
        if (tests.containsKey(name)) {
            return Semantics.holds(tests.get(name), arguments.getFirst());
        }
        int call = run.called(Interpreter.text(name, arguments));
        boolean fails = run.trial().failing().contains(call);
        if (sessions.containsKey(name)) {
            run.arrive();
            return session(arguments, fails);
        }
        return component(nodes.get(name), run, arguments, fails);
    }

    private Offers<Object> offers(Node node, List<Run> runs) {
        Map<Object, Run> items = new LinkedHashMap<>();
        runs.forEach(run -> items.put(packed(node, item(node, run)), run));
        return new Offers<>(List.copyOf(items.keySet()), (item, outcome) -> items.get(item).told(outcome));
    }

    private Object pull(String name) throws EndOfSource, Broken {
        Run run = pulled.get(name).poll();
        if (run == null) {
            throw new EndOfSource();
        }
        busyWith.set(run);
        if (run.trial().failing().contains(run.called(Interpreter.text(name, List.of())))) {
            throw new Broken();
        }
        return packed(nodes.get(name), item(nodes.get(name), run));
    }

    private static List<Object> item(Node head, Run run) {
        return Semantics.item(head, run.trial().run(), run.trial().number());
    }

    private static Object session(List<Object> arguments, boolean fails) throws Broken {
        if (fails) {
            throw new Broken();
        }
        return Semantics.session(arguments);
    }

    private Object component(Node node, Run run, List<Object> inputs, boolean fails) throws Broken {
        if (node == null) { // an external handler
            if (fails) {
                throw new Broken();
            }
            return null;
        }
        Object result = fails ? null : packed(node, Semantics.outputs(node, run.trial().run(), inputs));
        if (node.marker() == Marker.ASYNC) {
            return CompletableFuture.supplyAsync(() -> result)
                    .thenCompose(r -> fails ? CompletableFuture.failedFuture(new Broken()) : CompletableFuture.completedFuture(r));
        }
        if (fails) {
            throw new Broken();
        }
        return result;
    }

    /** Outputs as a method returns them. */
    Object packed(Node node, List<Object> outputs) {
        if (outputs.size() < 2) {
            return outputs.isEmpty() ? null : outputs.getFirst();
        }
        try {
            return results.apply(node.name()).getDeclaredConstructors()[0].newInstance(outputs.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
