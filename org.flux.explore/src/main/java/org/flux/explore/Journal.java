// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flux.explore.Actor.Held;
import org.flux.explore.Violation.Claim;
import org.flux.explore.Violation.FlowState;
import org.flux.runtime.Checkpoint.Place;
import org.flux.runtime.Checkpoint;

/** What is told of a schedule. */
final class Journal {
    private final Regions regions;
    private final Actor[] actors;
    private final boolean writing;
    private final List<Step> steps = new ArrayList<>();

    /** @param writing whether somebody will read the steps */
    Journal(Regions regions, Actor[] actors, boolean writing) {
        this.regions = regions;
        this.actors = actors;
        this.writing = writing;
    }

    List<Step> steps() {
        return steps;
    }

    /** The flow does something where it is, or where it asks for a lock. */
    void tell(Actor actor, Supplier<String> what) {
        if (writing) {
            Place place = actor.awaited != null ? actor.awaited.place() : actor.flow == null ? null : Checkpoint.place(actor.flow);
            steps.add(new Step(actor.letter(), place == null ? regions.spot(actor.script.node()) : regions.spot(place), what.get()));
        }
    }

    void tell(Actor actor, String node, String what) {
        if (writing) {
            steps.add(new Step(actor.letter(), regions.spot(node), what));
        }
    }

    Claim claim(Actor actor, Held held) {
        String name = held.lock().name();
        boolean several = Arrays.stream(actors).map(a -> a.session).filter(s -> s != null).distinct().count() > 1;
        String session = regions.isOfSession(name) && several ? name.replace("(session)", "(session " + actor.session + ")") : name;
        return new Claim(session, held.write(), regions.spot(held.place()));
    }

    /** Why a flow has to wait. */
    String holders(int object) {
        List<String> holders = new ArrayList<>();
        for (Actor actor : actors) {
            for (Held held : actor.held) {
                if (held.object() == object) {
                    holders.add("flow " + actor.letter() + " holds it" + (held.write() ? "" : " as reader"));
                }
            }
        }
        return holders.isEmpty() ? "others wait for it" : String.join(", ", holders);
    }

    /** Where the flows are. */
    List<FlowState> states() {
        List<FlowState> states = new ArrayList<>();
        for (Actor actor : actors) {
            states.add(new FlowState(actor.letter(), actor.script.label(), actor.held.stream().map(h -> claim(actor, h)).toList(),
                    actor.state == Actor.State.WAITING ? Optional.of(claim(actor, actor.awaited)) : Optional.empty(),
                    actor.state == Actor.State.ENDED));
        }
        return states;
    }
}
