// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flux.explore.Regions.Region;
import org.flux.explore.Regions.Use;
import org.flux.explore.Search.Operation;
import org.flux.explore.Violation.Claim;
import org.flux.explore.Violation.FlowState;
import org.flux.explore.Violation.Kind;
import org.flux.runtime.Checkpoint;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowLock;

/**
 * Runs flows of a program in one schedule. Each has a thread, but only one runs at a time: until it is about to do something to what flows
 * share. Then, after all others have come to such a point, to a lock that they have to wait for or to their end, the search picks who goes
 * next.
 */
final class Execution implements Checkpoint, StandIns.Decisions {
    private enum State {
        NEW, RUNNING, ABLE, WAITING, GRANTED, ENDED
    }

    /** A region of which a flow has seen the beginning. */
    private record Inside(int object, String root, Region region) {}

    /** A lock that a flow holds; where it took it is found out when somebody asks. */
    private record Held(FlowLock lock, int object, boolean write, Place place) {}

    /** What a lock is called, its session included; locks and what they guard are numbered together. */
    private record Name(String lock, Object session, boolean guarded) {}

    /** One of the flows. */
    private final class Actor implements Runnable {
        final int number;
        final Script script;
        State state = State.NEW;
        Flow flow;
        Object session;
        final List<Held> held = new ArrayList<>();
        final Map<Inside, Long> inside = new HashMap<>();
        Held awaited;

        Actor(int number, Script script) {
            this.number = number;
            this.script = script;
        }

        @Override
        public void run() {
            try {
                script.run(Execution.this, f -> {
                    flow = f;
                    inside.clear();
                });
            } catch (Abandoned end) {
                // the schedule is not run to its end
            } catch (Throwable thrown) {
                breakOff(thrown);
            }
            state = State.ENDED;
            operations[number] = null;
            if (tracing && !abandoned) {
                trace(this, "ends");
            }
            handOver(next());
        }
    }

    private final Search search;
    private final Regions regions;
    private final boolean tracing;
    private final Actor[] actors;
    private final Operation[] operations;
    private final Baton baton;
    private final Map<Name, Integer> numbers = new HashMap<>();
    private final List<Guarded> guarded = new ArrayList<>();
    private final List<String> sources;
    private final Shape shape;
    private final int failures;
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> choices = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private int failuresLeft;
    private int sessions;
    private long now;
    private int turn;
    /** Who was picked last. */
    private int current;
    private boolean abandoned;
    private Violation violation;
    private Throwable broken;

    /**
     * @param scripts what each flow does
     * @param tracing whether to tell what happens
     */
    Execution(Search search, Regions regions, Shape shape, List<Script> scripts, int failures, boolean tracing) {
        this.search = search;
        this.regions = regions;
        this.shape = shape;
        this.failures = failures;
        this.failuresLeft = failures;
        this.tracing = tracing;
        this.sources = scripts.stream().map(Script::label).toList();
        actors = new Actor[scripts.size()];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = new Actor(i, scripts.get(i));
        }
        operations = new Operation[actors.length];
        baton = new Baton(actors.length + 1);
    }

    /** Runs the schedule; returns when no flow runs any more. */
    Optional<Violation> run() {
        int driver = actors.length;
        baton.enrol(driver);
        search.begin();
        start(actors[0]);
        baton.await(driver);
        if (!abandoned && guarded.stream().anyMatch(g -> g != null && g.hasLostUpdates())) {
            violate(Kind.LOST_UPDATE, "a counter that a lock guards has not counted every update");
        }
        abandoned = true;
        for (Actor actor : actors) {
            if (actor.state != State.ENDED && actor.state != State.NEW) {
                turn = actor.number;
                baton.pass(actor.number);
                baton.await(driver);
            }
        }
        switch (broken) {
            case null -> {
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(broken);
        }
        return Optional.ofNullable(violation);
    }

    /** The schedule that was run, as far as it went. */
    Schedule schedule() {
        return new Schedule(shape, sources, failures, steps, choices);
    }

    List<Step> trace() {
        return trace;
    }

    private void start(Actor actor) {
        actor.state = State.RUNNING;
        turn = actor.number;
        baton.start(actor.number, actor);
    }

    private Actor running() {
        return actors[turn];
    }

    // Who goes next

    /** Stops where others may go first; returns when the flow goes on. */
    private void touch(Actor actor, int object, boolean write) {
        actor.state = State.ABLE;
        operations[actor.number] = new Operation(object, write);
        giveWay(actor);
    }

    private void giveWay(Actor actor) {
        Actor next = next();
        if (next != actor) {
            handOver(next);
            baton.await(actor.number);
        }
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
        actor.state = State.RUNNING;
        operations[actor.number] = null;
    }

    /** To nobody: the schedule is over. */
    private void handOver(Actor next) {
        if (next == null) {
            baton.pass(actors.length);
        } else if (next.state == State.NEW) {
            start(next);
        } else {
            turn = next.number;
            baton.pass(next.number);
        }
    }

    /** Who goes next; null if nobody does. What no other flow can notice is done first. */
    private Actor next() {
        if (abandoned) {
            return null;
        }
        int able = 0;
        boolean waiting = false;
        for (Actor actor : actors) {
            if (actor.state == State.NEW || actor.state == State.GRANTED) {
                return actor;
            }
            able |= actor.state == State.ABLE ? 1 << actor.number : 0;
            waiting |= actor.state == State.WAITING;
        }
        if (able == 0) {
            if (waiting) {
                violate(Kind.DEADLOCK, "no flow can go on");
            }
            return null;
        }
        try {
            int flow = search.pick(able, current, operations);
            if (flow != Search.NOBODY) {
                steps.add(flow);
                current = flow;
                return actors[flow];
            }
            abandoned = true;
        } catch (RuntimeException | Error thrown) {
            breakOff(thrown);
        }
        return null;
    }

    private void breakOff(Throwable thrown) {
        if (broken == null && !abandoned) {
            broken = thrown;
        }
        abandoned = true;
    }

    private int choose(Actor actor, int alternatives, boolean rarely) {
        int taken;
        try {
            taken = search.choose(alternatives, rarely);
        } catch (RuntimeException thrown) {
            breakOff(thrown);
            throw Abandoned.INSTANCE;
        }
        choices.add(taken);
        return taken;
    }

    private void checkNotAbandoned() {
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
    }

    // Locks

    @Override
    public void beforeAcquire(Flow flow, FlowLock lock, boolean write) {
        checkNotAbandoned();
        Actor actor = running();
        int object = number(lock.name(), actor, false);
        actor.awaited = new Held(lock, object, write, Checkpoint.place(flow));
        touch(actor, object, write);
        if (tracing) {
            trace(actor, "asks for " + claim(actor, actor.awaited));
        }
    }

    @Override
    public void await(Flow flow, FlowLock lock) {
        checkNotAbandoned();
        Actor actor = running();
        actor.state = State.WAITING;
        if (tracing) {
            trace(actor, "waits, since " + holders(actor.awaited.object()));
        }
        giveWay(actor);
    }

    @Override
    public void granted(Flow flow) {
        for (Actor actor : actors) {
            if (actor.flow == flow && actor.state == State.WAITING) {
                actor.state = State.GRANTED;
            }
        }
    }

    @Override
    public void acquired(Flow flow, FlowLock lock, boolean write) {
        Actor actor = running();
        Held held = actor.awaited;
        actor.awaited = null;
        actor.held.add(held);
        search.acquired(actor.number, held.object(), write);
        if (tracing) {
            trace(actor, "takes " + claim(actor, held));
        }
    }

    @Override
    public void beforeRelease(Flow flow, FlowLock lock, boolean write) {
        if (abandoned) {
            return;
        }
        Actor actor = running();
        for (int i = actor.held.size() - 1; i >= 0; i--) {
            Held held = actor.held.get(i);
            if (held.lock() == lock && held.write() == write) {
                actor.held.remove(i);
                search.released(actor.number, held.object(), write);
                if (tracing) {
                    trace(actor, "gives back " + claim(actor, held));
                }
                return;
            }
        }
        violate(Kind.MISUSE, "flow " + Schedule.letter(actor.number) + " gives back `" + lock.name() + "`, which it does not hold as "
                + (write ? "writer" : "reader"));
        throw Abandoned.INSTANCE;
    }

    @Override
    public void handling(Flow flow, String handler) {
        running().inside.clear();
        if (tracing && !abandoned) {
            trace.add(new Step(letter(running()), regions.spot(handler), "handles the failure"));
        }
    }

    private int number(String lock, Actor actor, boolean isGuarded) {
        return numbers.computeIfAbsent(new Name(lock, regions.isOfSession(lock) ? actor.session : null, isGuarded), n -> numbers.size());
    }

    // Components

    @Override
    public void runNode(String node) throws StandInFailure {
        checkNotAbandoned();
        Actor actor = running();
        List<Use> uses = regions.at(Checkpoint.place(actor.flow));
        int[] seen = new int[uses.size()];
        for (int i = 0; i < seen.length; i++) {
            Use use = uses.get(i);
            seen[i] = visit(actor, use, false).read(actor.number, node, now);
        }
        if (tracing) {
            trace(actor, "runs");
        }
        if (failuresLeft > 0 && choose(actor, 2, true) == 1) {
            failuresLeft--;
            if (tracing) {
                trace(actor, "fails");
            }
            throw new StandInFailure(node);
        }
        for (int i = 0; i < seen.length; i++) {
            Use use = uses.get(i);
            Guarded touched = visit(actor, use, use.write());
            if (use.write()) {
                touched.increase(actor.number, seen[i], now);
            } else {
                touched.read(actor.number, node, now);
            }
        }
    }

    /** Touches what a lock guards, and looks whether a flow has been there that should not. */
    private Guarded visit(Actor actor, Use use, boolean write) {
        int object = number(use.lock().toString(), actor, true);
        touch(actor, object, write);
        while (guarded.size() <= object) {
            guarded.add(null);
        }
        if (guarded.get(object) == null) {
            guarded.set(object, new Guarded(actors.length));
        }
        Guarded touched = guarded.get(object);
        now++;
        String root = Checkpoint.place(actor.flow).root();
        for (Region region : use.regions()) {
            Long since = actor.inside.putIfAbsent(new Inside(object, root, region), now);
            int intruder = since == null ? -1 : touched.intruder(actor.number, since, !region.write());
            if (intruder >= 0) {
                boolean lost = write && touched.hasWritten(intruder, since);
                violate(lost ? Kind.LOST_UPDATE : Kind.INTRUSION, "while flow " + Schedule.letter(actor.number) + " was inside "
                        + regions.spot(region.node()) + ", which is atomic in " + new Claim(use.lock().toString(), region.write(), null)
                        + ", flow " + Schedule.letter(intruder) + " was inside " + regions.spot(touched.node(intruder))
                        + (lost ? " and its update is lost" : ""));
                throw Abandoned.INSTANCE;
            }
        }
        return touched;
    }

    @Override
    public boolean test(String predicate) {
        checkNotAbandoned();
        Actor actor = running();
        boolean answer = choose(actor, 2, false) == 1;
        if (tracing) {
            trace(actor, "`" + predicate + "` is " + answer);
        }
        return answer;
    }

    @Override
    public Object session() {
        checkNotAbandoned();
        Actor actor = running();
        int session = sessions == 0 ? 0 : choose(actor, sessions + 1, false);
        sessions = Math.max(sessions, session + 1);
        actor.session = session + 1;
        if (tracing) {
            trace(actor, "is of session " + actor.session);
        }
        return actor.session;
    }

    @Override
    public CompletableFuture<Object> stage(Object value) {
        checkNotAbandoned();
        boolean later = shape == Shape.EVENT && choose(running(), 2, false) == 1;
        return later ? new Later(value) : CompletableFuture.completedFuture(value);
    }

    /** A stage that completes when somebody waits for it. */
    private static final class Later extends CompletableFuture<Object> {
        private final Object value;

        Later(Object value) {
            this.value = value;
        }
    }

    @Override
    public void await(Flow flow, CompletableFuture<?> stage) {
        checkNotAbandoned();
        if (tracing) {
            trace(running(), "waits for what it returned to complete");
        }
        Later later = (Later) stage;
        later.complete(later.value);
    }

    // What is told

    private static String letter(Actor actor) {
        return String.valueOf(Schedule.letter(actor.number));
    }

    private void trace(Actor actor, String what) {
        Place place = actor.awaited != null ? actor.awaited.place() : actor.flow == null ? null : Checkpoint.place(actor.flow);
        trace.add(new Step(letter(actor), place == null ? regions.spot(actor.script.node()) : regions.spot(place), what));
    }

    private Claim claim(Actor actor, Held held) {
        String name = held.lock().name();
        String session = regions.isOfSession(name) && sessions > 1 ? name.replace("(session)", "(session " + actor.session + ")") : name;
        return new Claim(session, held.write(), regions.spot(held.place()));
    }

    private String holders(int object) {
        List<String> holders = new ArrayList<>();
        for (Actor actor : actors) {
            for (Held held : actor.held) {
                if (held.object() == object) {
                    holders.add("flow " + letter(actor) + " holds it" + (held.write() ? "" : " as reader"));
                }
            }
        }
        return holders.isEmpty() ? "others wait for it" : String.join(", ", holders);
    }

    /** A flow failed with something that nobody meant to throw. */
    void failedUnexpectedly(Throwable thrown) {
        if (!abandoned) {
            violate(Kind.FAILURE, "flow " + letter(running()) + " fails with " + thrown);
        }
    }

    private void violate(Kind kind, String what) {
        if (violation == null) {
            List<FlowState> flows = new ArrayList<>();
            for (Actor actor : actors) {
                flows.add(new FlowState(letter(actor), actor.script.label(), actor.held.stream().map(h -> claim(actor, h)).toList(),
                        actor.state == State.WAITING ? Optional.of(claim(actor, actor.awaited)) : Optional.empty(),
                        actor.state == State.ENDED));
            }
            violation = new Violation(kind, what, flows, schedule());
        }
        abandoned = true;
    }
}
