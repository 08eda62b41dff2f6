// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.proof.SmallProgram.Handling;

/**
 * What the flows of a program do to locks, as rules N4, N5 and N6 say. Entry of a node acquires, in the canonical order, what the schedule
 * gives it and is not yet held in sufficient mode; exit releases that in reverse. A flow may fail anywhere, also while it waits: then it
 * releases everything, inner to outer, and the handler runs, holding nothing; a failing handler ends the flow.
 */
final class Flows {
    /** A lock taken: what was held of it before, and what the nodes around promise. */
    private record Taken(Taken outer, int instance, int modeBefore, int promised) {}

    /** The nodes around, innermost first, as far as there are handlers of their failures. */
    private record Handled(Handled outer, int node) {}

    /** Where a flow is: what it holds, what the nodes around it promise, what it took last, who handles its failures. */
    private record Place(int session, int held, int promised, Taken last, Handled around, boolean handling) {
        Place within(int node) {
            return new Place(session, held, promised, last, new Handled(around, node), handling);
        }

        /** Back in the nodes around. */
        Place outOf(Place outside) {
            return new Place(session, held, outside.promised, last, outside.around, handling);
        }

        Place promising(int modes) {
            return modes == promised ? this : new Place(session, held, modes, last, around, handling);
        }

        Place holding(int instance, int mode) {
            return new Place(session, LockSet.with(held, instance, mode), promised, last, around, handling);
        }

        Place taking(int instance, int mode, int promisedAround) {
            int before = LockSet.mode(held, instance);
            int modes = LockSet.with(held, instance, Math.max(before, mode));
            return new Place(session, modes, promised, new Taken(last, instance, before, promisedAround), around, handling);
        }

        /** After the release of what was taken last. */
        Place releasing() {
            int modes = LockSet.with(held, last.instance, last.modeBefore);
            return new Place(session, modes, last.promised, last.outer, around, handling);
        }

        boolean holdsLast() {
            return LockSet.mode(held, last.instance) != 0;
        }
    }

    /** How a flow goes on. */
    private interface Rest {
        Position from(Place place);

        /** All ways through a node usually end in one place: goes on from there once. */
        static Rest once(Rest rest) {
            return new Rest() {
                private Place last;
                private Position position;

                @Override
                public Position from(Place place) {
                    if (!place.equals(last)) {
                        position = rest.from(place);
                        last = place;
                    }
                    return position;
                }
            };
        }
    }

    private final Position.Table positions;
    private final SmallProgram program;
    private final LockSet locks;
    private final int[] order;
    private final int[][] effective;
    private final boolean failing;
    private final Mutant fault;
    private final Map<Place, Position> failures = new HashMap<>();

    /**
     * @param effective for each node and lock the mode that its entry takes
     * @param order locks from the first to the last
     * @param failing whether flows may fail
     * @param fault null for none
     */
    Flows(Position.Table positions, SmallProgram program, LockSet locks, int[] order, int[][] effective, boolean failing, Mutant fault) {
        this.positions = positions;
        this.program = program;
        this.locks = locks;
        this.order = order;
        this.effective = effective;
        this.failing = failing;
        this.fault = fault;
    }

    /** Where each flow starts: at any target, in any session. */
    Position start() {
        Position start = null;
        for (int session = 0; session < locks.sessions(); session++) {
            for (int node : program.targets()) {
                start = positions.either(start, enter(node, new Place(session, 0, 0, null, null, false), p -> positions.end(p.held())));
            }
        }
        return start;
    }

    private Position enter(int node, Place outside, Rest rest) {
        return acquire(node, 0, program.isHandled(node) ? outside.within(node) : outside, outside, rest);
    }

    /** Acquires the locks of a node, from the i-th on. */
    private Position acquire(int node, int i, Place at, Place outside, Rest rest) {
        if (i == order.length) {
            return run(node, at, outside, rest);
        }
        int lock = fault == Mutant.OWN_LOCKS_FIRST ? declaredFirst(node, i) : order[i];
        int instance = locks.instance(lock, at.session());
        int mode = effective[node][lock];
        boolean held = fault == Mutant.TAKEN_TWICE ? mode == 0 : heldAs(lock, at) >= mode;
        if (held) {
            return acquire(node, i + 1, at, outside, rest);
        }
        Position then = acquire(node, i + 1, at.taking(instance, mode, outside.promised()), outside, rest);
        return positions.before(4 * instance + mode, then, at.held(), at.promised(), failed(at));
    }

    /** The mode in which a lock is held. */
    private int heldAs(int lock, Place at) {
        int mode = LockSet.mode(at.held(), locks.instance(lock, at.session()));
        for (int other = 0; fault == Mutant.SCOPE_FORGOTTEN && other < locks.size(); other++) {
            if (locks.locks().get(other).name().equals(locks.locks().get(lock).name())) {
                mode = Math.max(mode, LockSet.mode(at.held(), locks.instance(other, at.session())));
            }
        }
        return mode;
    }

    private int declaredFirst(int node, int i) {
        return Arrays.stream(order).boxed().sorted(Comparator.comparing(l -> program.declared()[node][l] == 0)).toList().get(i);
    }

    /** Runs a node whose locks are held. */
    private Position run(int node, Place at, Place outside, Rest rest) {
        int promised = at.promised();
        for (int lock = 0; lock < order.length; lock++) {
            promised = LockSet.join(promised, LockSet.with(0, locks.instance(lock, at.session()), program.declared()[node][lock]));
        }
        Place inside = at.promising(promised);
        Rest leave = Rest.once(p -> positions.within(exit(node, p, outside, rest), p.promised(), failed(p)));
        List<List<Integer>> variants = program.bodies().get(node);
        Position body;
        if (variants.isEmpty()) {
            body = leave.from(inside);
        } else if (fault == Mutant.DROPPED_AROUND_STEPS) {
            body = drop(inside, outside, p -> anyOf(variants, p, leave));
        } else {
            body = anyOf(variants, inside, leave);
        }
        return positions.within(body, promised, failed(inside));
    }

    private Position anyOf(List<List<Integer>> variants, Place at, Rest rest) {
        Position all = null;
        for (List<Integer> body : variants) {
            all = positions.either(all, sequence(body, at, rest));
        }
        return all;
    }

    private Position sequence(List<Integer> steps, Place at, Rest rest) {
        return steps.isEmpty() ? rest.from(at)
                : enter(steps.getFirst(), at, Rest.once(p -> sequence(steps.subList(1, steps.size()), p, rest)));
    }

    /** Releases what was taken since {@code outside}, the last first. */
    private Position exit(int node, Place at, Place outside, Rest rest) {
        if (at.last() != outside.last()) {
            Position then = exit(node, at.releasing(), outside, rest);
            return at.holdsLast() ? positions.before(4 * at.last().instance(), then, at.held(), at.promised(), failed(at)) : then;
        }
        for (int lock = 0; fault == Mutant.RELEASED_BY_INNER_NODE && lock < order.length; lock++) {
            int instance = locks.instance(lock, at.session());
            if (effective[node][lock] > 0 && LockSet.mode(at.held(), instance) > 0) {
                Position then = exit(node, at.holding(instance, 0), outside, rest);
                return positions.before(4 * instance, then, at.held(), at.promised(), failed(at));
            }
        }
        return rest.from(at.outOf(outside));
    }

    /** Like {@link #exit}, but what the node promises remains promised. */
    private Position drop(Place at, Place outside, Rest rest) {
        if (at.last() == outside.last()) {
            return rest.from(at);
        }
        Position then = drop(at.releasing().promising(at.promised()), outside, rest);
        return positions.before(4 * at.last().instance(), then, at.held(), at.promised(), failed(at));
    }

    private Position failed(Place at) {
        if (!failing) {
            return null;
        }
        Position known = failures.get(at);
        if (known == null) {
            known = fault == Mutant.FAILURE_KEEPS_LOCKS ? positions.end(at.held())
                    : fault == Mutant.HANDLER_HOLDS_LOCKS ? handle(at, this::release) : release(at);
            failures.put(at, known);
        }
        return known;
    }

    private Position release(Place at) {
        if (at.last() == null) {
            return fault == Mutant.HANDLER_HOLDS_LOCKS ? positions.end(at.held()) : handle(at, p -> positions.end(p.held()));
        }
        Position then = release(at.releasing());
        return at.holdsLast() ? positions.before(4 * at.last().instance(), then, at.held(), at.last().promised(), null) : then;
    }

    /** The handlers of the innermost node around that has some; those of any failure if nobody else is sure to handle it. */
    private Position handle(Place at, Rest rest) {
        Position any = null;
        Handled around = at.around();
        boolean handled = at.handling();
        while (!handled) {
            int node = around == null ? SmallProgram.ANY : around.node();
            for (Handling handling : program.handlers()) {
                if (handling.node() == node) {
                    any = positions.either(any, handle(handling.handler(), at, rest));
                    handled |= handling.always();
                }
            }
            handled |= around == null;
            around = around == null ? null : around.outer();
        }
        return any == null ? rest.from(at) : any;
    }

    private Position handle(int handler, Place at, Rest rest) {
        return handler == SmallProgram.EXTERNAL ? rest.from(at)
                : enter(handler, new Place(at.session(), at.held(), 0, at.last(), null, true), rest);
    }
}
