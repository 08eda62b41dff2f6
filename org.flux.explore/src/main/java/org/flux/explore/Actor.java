// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.explore.Regions.Region;
import org.flux.runtime.Checkpoint.Place;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowLock;

/** One of the flows of a schedule. */
final class Actor {
    enum State {
        NEW, RUNNING,
        /** About to do an operation. */
        ABLE,
        /** In a lock's queue. */
        WAITING,
        /** It has been given the lock that it awaited. */
        GRANTED,
        ENDED
    }

    /** A lock that the flow holds or awaits, by its number too; at what place it asked for it. */
    record Held(FlowLock lock, int object, boolean write, Place place) {}

    /** A region of which the flow has seen the beginning. */
    record Inside(int object, String root, Region region) {}

    final int number;
    final Script script;
    State state = State.NEW;
    Flow flow;
    /** Null as long as it has none. */
    Object session;
    final List<Held> held = new ArrayList<>();
    Held awaited;
    /** When it saw them first. */
    final Map<Inside, Long> inside = new HashMap<>();

    Actor(int number, Script script) {
        this.number = number;
        this.script = script;
    }

    String letter() {
        return String.valueOf(Schedule.letter(number));
    }

    /** The flow that it runs from now on. */
    void runs(Flow next) {
        flow = next;
        inside.clear();
    }

    /** A lock that it holds in a mode; null if it does not. */
    Held held(FlowLock lock, boolean write) {
        return held.reversed().stream().filter(h -> h.lock() == lock && h.write() == write).findFirst().orElse(null);
    }
}
