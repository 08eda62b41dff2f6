// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Lock;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Rule;
import org.flux.generator.random.Model.Use;
import org.flux.generator.random.Model.Variant;

/**
 * One run by the book (rules N1 to N6): an item is got from a source, and a flow is started with it. Nothing of compiler or runtime is
 * used.
 */
final class Interpreter {
    /** How a source's call or a flow ends. */
    enum End {
        COMPLETED, HANDLED, FAILED, DROPPED, NEVER_BEGUN
    }

    /**
     * A call of a component.
     *
     * @param text as {@link #text(String, List)} has it
     * @param regions the declared regions that it lies in
     * @param handler the handler that it is part of
     */
    record Call(String text, List<Region> regions, Optional<String> handler) {}

    /**
     * A stretch of a run in which a lock has to be held.
     *
     * @param session the session id, empty for a program lock
     * @param stretch tells the regions of one lock in one run apart; nested ones are one
     */
    record Region(Lock lock, String session, boolean write, int stretch) {}

    /**
     * What has to happen.
     *
     * @param ofSource how many of the calls get the item
     * @param sourceEnd how getting the item ends
     * @param trail of the flow's failure, if it fails
     * @param handlerTrails of the failures of handlers
     */
    record Account(List<Call> calls, int ofSource, End sourceEnd, End end, List<String> trail, List<List<String>> handlerTrails) {
        List<String> texts() {
            return calls.stream().map(Call::text).toList();
        }
    }

    private record Entered(Node node, List<Object> inputs, int inTrail, int stretch) {}

    /** A component, a lock or a choice has failed; {@code cause} is the simple name of the exception. */
    private static final class Failing extends Exception {
        private static final long serialVersionUID = 1L;
        private final String cause;

        Failing(String cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static final String NO_MATCH = "NoMatch";

    private final Model model;
    private final Trial trial;
    private final List<Call> calls = new ArrayList<>();
    private final List<List<String>> handlerTrails = new ArrayList<>();
    private List<String> trail = new ArrayList<>();
    private Deque<Entered> stack = new ArrayDeque<>();
    private String session = "";
    private Optional<String> handler = Optional.empty();
    private int stretches;

    private Interpreter(Model model, Trial trial) {
        this.model = model;
        this.trial = trial;
    }

    static Account account(Model model, Trial trial) {
        return new Interpreter(model, trial).run();
    }

    /** The item that a trial's flow starts with; none of the calls that get it may fail. */
    static List<Object> item(Model model, Trial trial) {
        try {
            return new Interpreter(model, trial).item();
        } catch (Failing failure) {
            throw new IllegalArgumentException("no item", failure);
        }
    }

    /** A call as traces show it; an exception is shown by its simple name. */
    static String text(String method, List<Object> arguments) {
        List<String> shown = arguments.stream().map(a -> a instanceof Throwable t ? t.getClass().getSimpleName() : a.toString()).toList();
        return method + "(" + String.join(", ", shown) + ")";
    }

    /** The method of a node or function. */
    static String method(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Account run() {
        List<Object> item = List.of();
        End sourceEnd = End.COMPLETED;
        try {
            item = item();
        } catch (Failing failure) {
            sourceEnd = end(failure);
        }
        int ofSource = calls.size();
        trail = new ArrayList<>();
        End end = sourceEnd == End.COMPLETED ? flow(item) : End.NEVER_BEGUN;
        return new Account(calls, ofSource, sourceEnd, end, end == End.COMPLETED ? List.of() : List.copyOf(trail), handlerTrails);
    }

    private List<Object> item() throws Failing {
        Entry entry = trial.entry();
        return entry.isPush() ? Semantics.item(model.node(entry.node()), trial.run(), trial.number()) : exec(entry.node(), List.of());
    }

    private End flow(List<Object> item) {
        Entry entry = trial.entry();
        stack = new ArrayDeque<>();
        try {
            if (entry.session().isPresent()) {
                askForSession(entry, item);
            }
            exec(entry.target(), item);
            return End.COMPLETED;
        } catch (Failing failure) {
            return end(failure);
        }
    }

    private void askForSession(Entry entry, List<Object> item) throws Failing {
        try {
            call(method(entry.session().orElseThrow()), item);
            session = Semantics.session(item);
        } catch (Failing failure) {
            enter(model.node(entry.target()), item);
            throw failure;
        }
    }

    private void enter(Node node, List<Object> inputs) {
        stack.push(new Entered(node, inputs, trail.size(), stretches++));
        trail.add(node.name());
    }

    private List<Object> exec(String name, List<Object> inputs) throws Failing {
        Node node = model.node(name);
        enter(node, inputs);
        List<Object> values = node.isAbstract() ? expand(node, inputs) : component(node, inputs);
        stack.pop();
        return values;
    }

    private List<Object> expand(Node node, List<Object> inputs) throws Failing {
        Variant chosen = node.variants().stream().filter(v -> Semantics.matches(v.patterns(), inputs)).findFirst()
                .orElseThrow(() -> new Failing(NO_MATCH));
        List<Object> values = inputs;
        for (String step : chosen.steps()) {
            values = exec(step, values);
        }
        return values;
    }

    private List<Object> component(Node node, List<Object> inputs) throws Failing {
        call(method(node.name()), inputs);
        boolean isHead = model.head(trial.entry()).equals(node);
        return isHead ? Semantics.item(node, trial.run(), trial.number()) : Semantics.outputs(node, trial.run(), inputs);
    }

    private void call(String method, List<Object> arguments) throws Failing {
        calls.add(new Call(text(method, arguments), regions(), handler));
        if (trial.failing().contains(calls.size() - 1)) {
            throw new Failing("Broken");
        }
    }

    private List<Region> regions() {
        Map<Lock, Region> regions = new LinkedHashMap<>();
        for (Entered entered : List.copyOf(stack).reversed()) {
            for (Use use : entered.node().locks()) {
                Region region = new Region(use.lock(), use.lock().ofSession() ? session : "", use.write(), entered.stretch());
                regions.merge(use.lock(), region,
                        (outer, inner) -> new Region(outer.lock(), outer.session(), outer.write() || inner.write(), outer.stretch()));
            }
        }
        return List.copyOf(regions.values());
    }

    private End end(Failing failure) {
        boolean drops = model.settings().dropsWithoutMatch();
        if (failure.cause.equals(NO_MATCH) && drops) {
            return End.DROPPED;
        }
        List<Entered> innermostFirst = List.copyOf(stack);
        Comparator<Rule> specific = Comparator.comparing((Rule r) -> rank(r, innermostFirst))
                .thenComparing(r -> -r.path().stream().filter(e -> !e.equals(Model.ANY)).count()).thenComparing(model.rules()::indexOf);
        Optional<Rule> rule = model.rules().stream().filter(r -> applies(r, innermostFirst)).min(specific);
        if (rule.isEmpty()) {
            return End.FAILED;
        }
        List<String> trailOfFailure = trail;
        List<Object> inputs = rule.get().isForAny() ? List.of() : innermostFirst.get(rank(rule.get(), innermostFirst)).inputs();
        stack = new ArrayDeque<>();
        trail = new ArrayList<>();
        handler = Optional.of(rule.get().handler());
        try {
            handle(rule.get().handler(), inputs, failure.cause);
            return End.HANDLED;
        } catch (Failing again) {
            if (again.cause.equals(NO_MATCH) && drops) {
                return End.HANDLED;
            }
            handlerTrails.add(trail);
            return End.FAILED;
        } finally {
            handler = Optional.empty();
            trail = trailOfFailure;
        }
    }

    private void handle(String name, List<Object> inputs, String cause) throws Failing {
        if (model.find(name).isPresent()) {
            exec(name, inputs);
        } else {
            List<Object> arguments = new ArrayList<>(inputs);
            arguments.add(cause);
            trail.add(name);
            call(method(name), arguments);
        }
    }

    private static int rank(Rule rule, List<Entered> innermostFirst) {
        for (int i = 0; i < innermostFirst.size(); i++) {
            if (innermostFirst.get(i).node().name().equals(rule.target())) {
                return i;
            }
        }
        return innermostFirst.size();
    }

    private boolean applies(Rule rule, List<Entered> innermostFirst) {
        if (rule.isForAny()) {
            return matches(rule.path(), trail);
        }
        int rank = rank(rule, innermostFirst);
        return rank < innermostFirst.size() && matches(rule.path(), trail.subList(0, innermostFirst.get(rank).inTrail() + 1));
    }

    /** As a regular expression, the plain way. */
    private static boolean matches(List<String> path, List<String> trail) {
        StringBuilder expression = new StringBuilder("(\\w+ )*");
        path.forEach(e -> expression.append(e.equals(Model.ANY) ? "(\\w+ )*" : e + " "));
        return (String.join(" ", trail) + " ").matches(expression.toString());
    }

    /** The locks that calls on behalf of a handler may hold: those of its own nodes. */
    static Set<String> locksOf(Model model, Collection<String> roots) {
        Set<String> nodes = model.below(roots);
        return model.nodes().stream().filter(n -> nodes.contains(n.name())).flatMap(n -> n.locks().stream())
                .map(u -> u.lock().toString()).collect(Collectors.toSet());
    }
}
