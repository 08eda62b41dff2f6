// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.flux.explore.Actor.State;
import org.flux.explore.Search.Operation;

/**
 * Who goes when in one schedule. Each flow has a thread, but only one runs at a time: until it is about to do something to what flows
 * share. Then, after all others have come to such a point, to a lock that they have to wait for or to their end, the search picks who goes
 * next.
 */
final class Turns {
    private final Search search;
    private final Actor[] actors;
    private final Operation[] operations;
    private final Baton baton;
    private final Runnable deadlock;
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> choices = new ArrayList<>();
    private Consumer<Actor> body;
    private int turn;
    /** Who was picked last. */
    private int current;
    private boolean abandoned;
    private Throwable broken;

    /** @param deadlock is told when no flow can go on, but not all have ended */
    Turns(Search search, Actor[] actors, Runnable deadlock) {
        this.search = search;
        this.actors = actors;
        this.deadlock = deadlock;
        operations = new Operation[actors.length];
        baton = new Baton(actors.length + 1);
    }

    /** Runs every actor to its end, or as far as the schedule goes; returns when none runs any more. */
    void run(Consumer<Actor> script) {
        body = script;
        int driver = actors.length;
        baton.enrol(driver);
        search.begin();
        start(actors[0]);
        baton.await(driver);
        abandoned |= broken != null;
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
    }

    private void start(Actor actor) {
        actor.state = State.RUNNING;
        turn = actor.number;
        baton.start(actor.number, () -> live(actor));
    }

    private void live(Actor actor) {
        try {
            body.accept(actor);
        } catch (Abandoned end) {
            // the schedule is not run to its end
        } catch (Throwable thrown) {
            breakOff(thrown);
        }
        actor.state = State.ENDED;
        handOver(next());
    }

    Actor running() {
        return actors[turn];
    }

    /** Stops where others may go first; returns when the flow goes on. */
    void touch(Actor actor, int object, boolean write) {
        actor.state = State.ABLE;
        operations[actor.number] = new Operation(object, write);
        giveWay(actor);
    }

    /** Lets others go as long as the flow is waiting for a lock. */
    void await(Actor actor) {
        actor.state = State.WAITING;
        giveWay(actor);
    }

    private void giveWay(Actor actor) {
        Actor next = next();
        if (next != actor) {
            handOver(next);
            baton.await(actor.number);
        }
        checkNotAbandoned();
        actor.state = State.RUNNING;
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
        try {
            if (able == 0) {
                if (waiting) {
                    deadlock.run();
                }
                return null;
            }
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

    /** How something turns out for the flow that runs. */
    int choose(int alternatives, boolean rarely) {
        int taken;
        try {
            taken = search.choose(turn, alternatives, rarely);
        } catch (RuntimeException thrown) {
            breakOff(thrown);
            throw Abandoned.INSTANCE;
        }
        choices.add(taken);
        return taken;
    }

    private void breakOff(Throwable thrown) {
        if (broken == null && !abandoned) {
            broken = thrown;
        }
        abandoned = true;
    }

    /** The schedule is not to be run to its end. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void checkNotAbandoned() {
        if (abandoned) {
            throw Abandoned.INSTANCE;
        }
    }

    /** Who was picked, so far. */
    List<Integer> steps() {
        return steps;
    }

    /** How choices turned out, so far. */
    List<Integer> choices() {
        return choices;
    }
}
