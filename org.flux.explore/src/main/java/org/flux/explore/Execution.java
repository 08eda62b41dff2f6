// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.flux.explore.Actor.Held;
import org.flux.explore.Actor.Inside;
import org.flux.explore.Actor.State;
import org.flux.explore.Regions.Region;
import org.flux.explore.Regions.Use;
import org.flux.explore.Violation.Claim;
import org.flux.explore.Violation.Kind;
import org.flux.runtime.Checkpoint;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowLock;

/** One schedule: what flows do to locks and to what they guard, and what may not happen then. */
final class Execution implements Checkpoint, StandIns.Decisions {
    /** What a lock is called, its session included; locks and what they guard are numbered together. */
    private record Name(String lock, Object session, boolean guarded) {}

    private final Search search;
    private final Regions regions;
    private final Shape shape;
    private final List<String> sources;
    private final int failures;
    private final Actor[] actors;
    private final Turns turns;
    private final Journal journal;
    private final Map<Name, Integer> numbers = new HashMap<>();
    private final Map<Integer, Guarded> guarded = new HashMap<>();
    private int failuresLeft;
    private int sessions;
    private long now;
    private Violation violation;

    /**
     * @param scripts what each flow does
     * @param failures how many nodes may fail
     * @param tracing whether to tell what happens
     */
    Execution(Search search, Regions regions, Shape shape, List<Script> scripts, int failures, boolean tracing) {
        this.search = search;
        this.regions = regions;
        this.shape = shape;
        this.failures = failures;
        this.failuresLeft = failures;
        this.sources = scripts.stream().map(Script::label).toList();
        actors = new Actor[scripts.size()];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = new Actor(i, scripts.get(i));
        }
        turns = new Turns(search, actors, () -> violate(Kind.DEADLOCK, "no flow can go on"));
        journal = new Journal(regions, actors, tracing);
    }

    /** Runs the schedule; returns when no flow runs any more. */
    Optional<Violation> run() {
        turns.run(actor -> {
            actor.script.run(this, actor::runs);
            if (!turns.isAbandoned() && !actor.held.isEmpty()) {
                violate(Kind.MISUSE, "flow " + actor.letter() + " has come to its end, but has not given back "
                        + actor.held.stream().map(h -> "`" + h.lock().name() + "`").collect(Collectors.joining(" and ")));
            } else if (!turns.isAbandoned()) {
                journal.tell(actor, () -> "ends");
            }
        });
        if (!turns.isAbandoned() && guarded.values().stream().anyMatch(Guarded::hasLostUpdates)) {
            violate(Kind.LOST_UPDATE, "a counter that a lock guards has not counted every update");
        }
        return Optional.ofNullable(violation);
    }

    /** The schedule that was run, as far as it went. */
    Schedule schedule() {
        return new Schedule(shape, sources, failures, turns.steps(), turns.choices());
    }

    List<Step> trace() {
        return journal.steps();
    }

    private void violate(Kind kind, String what) {
        if (violation == null && !turns.isAbandoned()) {
            violation = new Violation(kind, what, journal.states(), schedule());
        }
        turns.abandon();
    }

    /** A flow failed with something that nobody meant to throw. */
    void failedUnexpectedly(Throwable thrown) {
        violate(Kind.FAILURE, "flow " + turns.running().letter() + " fails with " + thrown);
    }

    private int number(String lock, Actor actor, boolean isGuarded) {
        return numbers.computeIfAbsent(new Name(lock, regions.isOfSession(lock) ? actor.session : null, isGuarded), n -> numbers.size());
    }

    // Locks

    @Override
    public void beforeAcquire(Flow flow, FlowLock lock, boolean write) {
        turns.checkNotAbandoned();
        Actor actor = turns.running();
        int object = number(lock.name(), actor, false);
        actor.awaited = new Held(lock, object, write, Checkpoint.place(flow));
        turns.touch(actor, object, write);
        journal.tell(actor, () -> "asks for " + journal.claim(actor, actor.awaited));
    }

    @Override
    public void await(Flow flow, FlowLock lock) {
        turns.checkNotAbandoned();
        Actor actor = turns.running();
        journal.tell(actor, () -> "waits, since " + journal.holders(actor.awaited.object()));
        turns.await(actor);
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
        Actor actor = turns.running();
        Held held = actor.awaited;
        actor.held.add(held);
        actor.awaited = null;
        search.acquired(actor.number, held.object(), write);
        journal.tell(actor, () -> "takes " + journal.claim(actor, held));
    }

    @Override
    public void beforeRelease(Flow flow, FlowLock lock, boolean write) {
        if (turns.isAbandoned()) {
            return;
        }
        Actor actor = turns.running();
        Held held = actor.held(lock, write);
        if (held == null) {
            violate(Kind.MISUSE, "flow " + actor.letter() + " gives back `" + lock.name() + "`, which it does not hold as "
                    + (write ? "writer" : "reader"));
            throw Abandoned.INSTANCE;
        }
        journal.tell(actor, () -> "gives back " + journal.claim(actor, held));
        actor.held.remove(held);
        search.released(actor.number, held.object(), write);
    }

    @Override
    public void handling(Flow flow, String handler) {
        Actor actor = turns.running();
        actor.inside.clear();
        if (!turns.isAbandoned()) {
            journal.tell(actor, handler, "handles the failure");
        }
    }

    // Components

    @Override
    public void runNode(String node) throws StandInFailure {
        turns.checkNotAbandoned();
        Actor actor = turns.running();
        List<Use> uses = regions.at(Checkpoint.place(actor.flow));
        int[] seen = new int[uses.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = visit(actor, uses.get(i), false).read(actor.number, node, now);
        }
        journal.tell(actor, () -> "runs");
        if (failuresLeft > 0 && turns.choose(2, true) == 1) {
            failuresLeft--;
            journal.tell(actor, () -> "fails");
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
        turns.touch(actor, object, write);
        Guarded touched = guarded.computeIfAbsent(object, o -> new Guarded(actors.length));
        now++;
        String root = Checkpoint.place(actor.flow).root();
        for (Region region : use.regions()) {
            Long since = actor.inside.putIfAbsent(new Inside(object, root, region), now);
            int intruder = since == null ? -1 : touched.intruder(actor.number, since, !region.write());
            if (intruder >= 0) {
                boolean lost = write && touched.hasWritten(intruder, since);
                violate(lost ? Kind.LOST_UPDATE : Kind.INTRUSION, "while flow " + actor.letter() + " was inside "
                        + regions.spot(region.node()) + ", which is atomic in " + new Claim(use.lock().toString(), region.write(), null)
                        + ", flow " + actors[intruder].letter() + " was inside " + regions.spot(touched.node(intruder))
                        + (lost ? " and its update is lost" : ""));
                throw Abandoned.INSTANCE;
            }
        }
        return touched;
    }

    @Override
    public boolean test(String predicate) {
        turns.checkNotAbandoned();
        boolean answer = turns.choose(2, false) == 1;
        journal.tell(turns.running(), () -> "`" + predicate + "` is " + answer);
        return answer;
    }

    /** One of the sessions that there are, or a further one. */
    @Override
    public Object session() {
        turns.checkNotAbandoned();
        Actor actor = turns.running();
        int session = sessions == 0 ? 0 : turns.choose(sessions + 1, false);
        sessions = Math.max(sessions, session + 1);
        actor.session = session + 1;
        journal.tell(actor, () -> "is of session " + actor.session);
        return actor.session;
    }

    @Override
    public CompletableFuture<Object> stage(Object value) {
        turns.checkNotAbandoned();
        boolean later = shape == Shape.EVENT && turns.choose(2, false) == 1;
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
        turns.checkNotAbandoned();
        journal.tell(turns.running(), () -> "waits for what it returned to complete");
        Later later = (Later) stage;
        later.complete(later.value);
    }
}
