// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exhaustive search with dynamic partial-order reduction: of all schedules that differ only in the order of independent operations it runs
 * one, or few.
 *
 * <p>After Flanagan and Godefroid, "Dynamic Partial-Order Reduction for Model Checking Software" (POPL 2005), in the form that Abdulla,
 * Aronis, Jonsson and Sagonas gave it, "Optimal Dynamic Partial Order Reduction" (POPL 2014, algorithm 1: source sets, with sleep sets):
 * where an operation of a schedule depends on an earlier one of another flow and nothing between them orders the two, some flow that can
 * begin the reversed order is tried in place of the earlier one. What happens before what is kept in vector clocks.
 *
 * <p>Which operations depend on each other follows from the lock. {@code FlowLock} is fair and a release hands it over, so who gets it
 * next is settled by the order of arrival: requests for one lock depend on each other unless both are readers'; a release commutes with
 * every request of other flows, and what a flow does once it holds the lock is the same whether it waited or not. So only requests (and
 * accesses to what locks guard) are branched at, though each release orders what came before it before what the next holder does.
 *
 * <p>What components return, whether they fail, and which session a flow has are choices of the flow itself; they depend on nothing, and
 * all of their outcomes are tried.
 */
final class Reduction implements Search {
    /** A decision of the schedule that runs now. */
    private static final class Frame {
        /** 0 for a pick of a flow. */
        final int alternatives;
        int taken;

        int able;
        int sleep;
        int wanted;
        int done;
        Operation operation;
        /** Number of the operation among those of its flow, from 1. */
        int number;
        int[] clock;

        Frame(int alternatives) {
            this.alternatives = alternatives;
        }

        boolean happensBefore(int[] later) {
            return later[taken] >= number;
        }
    }

    private final int flows;
    private final List<Frame> stack = new ArrayList<>();
    private final List<List<Frame>> accesses = new ArrayList<>();
    private final List<int[]> afterWriters = new ArrayList<>();
    private final List<int[]> afterReaders = new ArrayList<>();
    private final int[][] clocks;
    private final int[] counts;
    private int depth;
    private int changed;
    private int sleep;
    private long repeated;

    Reduction(int flows) {
        this.flows = flows;
        clocks = new int[flows][flows];
        counts = new int[flows];
    }

    @Override
    public void begin() {
        depth = 0;
        sleep = 0;
        accesses.forEach(List::clear);
        for (int flow = 0; flow < flows; flow++) {
            counts[flow] = 0;
            clear(clocks[flow]);
        }
        afterWriters.forEach(Reduction::clear);
        afterReaders.forEach(Reduction::clear);
    }

    @Override
    public int pick(int able, int current, Operation[] operations) {
        Frame frame;
        if (depth < stack.size()) {
            frame = stack.get(depth);
            if (frame.alternatives != 0 || frame.able != able) {
                throw new IllegalStateException("the program does not do the same each time");
            }
        } else {
            int candidates = able & ~sleep;
            if (candidates == 0) {
                repeated++;
                return NOBODY;
            }
            frame = new Frame(0);
            frame.able = able;
            frame.sleep = sleep;
            frame.taken = (candidates >> current & 1) != 0 ? current : Integer.numberOfTrailingZeros(candidates);
            frame.wanted = 1 << frame.taken;
            stack.add(frame);
        }
        perform(frame, operations[frame.taken]);
        sleep = stillAsleep((frame.sleep | frame.done) & ~(1 << frame.taken), frame.operation, operations);
        depth++;
        return frame.taken;
    }

    /** Those who sleep on: what they are about to do does not depend on what was done. */
    private static int stillAsleep(int asleep, Operation done, Operation[] operations) {
        int rest = asleep;
        for (int left = asleep; left != 0; left &= left - 1) {
            int flow = Integer.numberOfTrailingZeros(left);
            if (operations[flow].dependsOn(done)) {
                rest &= ~(1 << flow);
            }
        }
        return rest;
    }

    private void perform(Frame frame, Operation operation) {
        int flow = frame.taken;
        int[] clock = clocks[flow];
        List<Frame> earlier = accesses(operation.object());
        List<Frame> races = depth >= changed ? new ArrayList<>(2) : null;
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Frame other = earlier.get(i);
            if (other.taken != flow && (other.operation.writes() || operation.writes()) && !other.happensBefore(clock)) {
                join(clock, other.clock);
                if (races != null) {
                    races.add(other);
                }
            }
        }
        clock[flow] = ++counts[flow];
        frame.operation = operation;
        frame.number = counts[flow];
        frame.clock = clock.clone();
        earlier.add(frame);
        if (races != null) {
            races.forEach(other -> reverse(other, frame));
        }
    }

    /** Sees to it that a schedule is tried in which {@code later} comes before {@code earlier}. */
    private void reverse(Frame earlier, Frame later) {
        List<Frame> between = new ArrayList<>();
        for (int i = depth - 1; stack.get(i) != earlier; i--) {
            Frame frame = stack.get(i);
            if (frame.alternatives == 0 && !earlier.happensBefore(frame.clock)) {
                between.addFirst(frame);
            }
        }
        between.add(later);
        int seen = 0;
        int initials = 0;
        for (int i = 0; i < between.size(); i++) {
            Frame frame = between.get(i);
            if ((seen >> frame.taken & 1) == 0) {
                seen |= 1 << frame.taken;
                if (between.subList(0, i).stream().noneMatch(b -> b.happensBefore(frame.clock))) {
                    initials |= 1 << frame.taken;
                }
            }
        }
        initials &= earlier.able;
        if (initials == 0) {
            earlier.wanted = earlier.able;
        } else if ((initials & earlier.wanted) == 0) {
            earlier.wanted |= (initials >> later.taken & 1) != 0 ? 1 << later.taken : Integer.lowestOneBit(initials);
        }
    }

    @Override
    public int choose(int flow, int alternatives, boolean rarely) {
        if (depth == stack.size()) {
            stack.add(new Frame(alternatives));
        }
        Frame frame = stack.get(depth++);
        if (frame.alternatives != alternatives) {
            throw new IllegalStateException("the program does not do the same each time");
        }
        return frame.taken;
    }

    @Override
    public void acquired(int flow, int object, boolean write) {
        join(clocks[flow], clock(afterWriters, object));
        if (write) {
            join(clocks[flow], clock(afterReaders, object));
        }
    }

    @Override
    public void released(int flow, int object, boolean write) {
        join(clock(write ? afterWriters : afterReaders, object), clocks[flow]);
    }

    @Override
    public boolean next() {
        while (!stack.isEmpty()) {
            Frame last = stack.getLast();
            changed = stack.size() - 1;
            if (last.alternatives > 0) {
                if (++last.taken < last.alternatives) {
                    return true;
                }
            } else {
                last.done |= 1 << last.taken;
                int left = last.wanted & ~last.done & ~last.sleep;
                if (left != 0) {
                    last.taken = Integer.numberOfTrailingZeros(left);
                    return true;
                }
            }
            stack.removeLast();
        }
        return false;
    }

    @Override
    public long repeated() {
        return repeated;
    }

    private List<Frame> accesses(int object) {
        while (accesses.size() <= object) {
            accesses.add(new ArrayList<>());
        }
        return accesses.get(object);
    }

    private int[] clock(List<int[]> all, int object) {
        while (all.size() <= object) {
            all.add(new int[flows]);
        }
        return all.get(object);
    }

    private static void join(int[] clock, int[] other) {
        for (int i = 0; i < clock.length; i++) {
            clock[i] = Math.max(clock[i], other[i]);
        }
    }

    private static void clear(int[] clock) {
        Arrays.fill(clock, 0);
    }
}
