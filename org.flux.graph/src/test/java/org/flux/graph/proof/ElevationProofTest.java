// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.locks.Elevator;
import org.flux.graph.locks.LockOrders;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.Needs;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No program deadlocks with the computed schedule; thousands do without it, and with each of some wrong schedules. */
class ElevationProofTest {
    private static final int OTHERWISE = Boolean.getBoolean("flux.long") ? 3 : 2;

    /** Verdicts by what the flows do; programs have few distinct traces. */
    private static final Map<List<List<Integer>>, Boolean> VERDICTS = new HashMap<>();

    private static final class Counter {
        int programs;
        int deadlocks;
        SmallProgram first;
    }

    private interface Schedule {
        /** The mode that entry of a node takes of a lock. */
        int taken(SmallProgram program, LockSchedule schedule, int node, int lock, int effective);
    }

    private static Counter count(List<String> lockNames, String pragmas, int[] fixedOrder, int flows, Schedule variant) {
        Counter counter = new Counter();
        SmallProgram.forEach(program -> {
            LockSchedule schedule = schedule(program.text(lockNames) + pragmas);
            Map<String, Integer> numbers = Map.of(lockNames.get(0), 0, lockNames.get(1), 1);
            int[][] taken = new int[SmallProgram.NODES][SmallProgram.LOCKS];
            for (int node = 0; node < SmallProgram.NODES; node++) {
                int[] effective = new int[SmallProgram.LOCKS];
                schedule.effective().get("N" + node).forEach((lock, mode) ->
                        effective[numbers.get(lock.toString())] = mode == LockMode.READ ? 1 : 2);
                for (int lock = 0; lock < SmallProgram.LOCKS; lock++) {
                    taken[node][lock] = variant.taken(program, schedule, node, lock, effective[lock]);
                }
            }
            int[] order = fixedOrder != null ? fixedOrder
                    : schedule.order().locks().size() == 2 && numbers.get(schedule.order().locks().getFirst().toString()) == 1
                    ? new int[] {1, 0} : new int[] {0, 1};
            counter.programs++;
            if (deadlocks(Traces.of(program, taken, order), flows)) {
                counter.deadlocks++;
                counter.first = counter.first == null ? program : counter.first;
            }
        });
        return counter;
    }

    private static LockSchedule schedule(String text) {
        ProgramGraph graph = Programs.graph(text);
        CallGraph calls = new CallGraph(graph);
        Needs needs = new Needs(graph, calls);
        return new Elevator(graph, calls, needs).schedule(new LockOrders(graph, needs).of(graph.pragmas().lockOrder()),
                List.of("N0", "N1", "N2"));
    }

    private static boolean deadlocks(List<List<Integer>> traces, int flows) {
        List<List<List<Integer>>> choices = List.of(List.of());
        for (int i = 0; i < flows; i++) {
            List<List<List<Integer>>> longer = new ArrayList<>();
            for (List<List<Integer>> choice : choices) {
                int from = choice.isEmpty() ? 0 : traces.indexOf(choice.getLast());
                for (List<Integer> trace : traces.subList(from, traces.size())) {
                    List<List<Integer>> next = new ArrayList<>(choice);
                    next.add(trace);
                    longer.add(next);
                }
            }
            choices = longer;
        }
        return choices.stream().anyMatch(c -> VERDICTS.computeIfAbsent(c, Interleavings::deadlock));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a|b|", "x|x(session)|", "a|b|pragma lockorder = inferred;", "a|b|order b < a;"})
    void noProgramDeadlocksWithTheComputedSchedule(String first, String second, String pragmas) {
        String text = pragmas == null ? "" : pragmas;
        int flows = text.isEmpty() && first.equals("a") ? 3 : OTHERWISE;
        Counter counter = count(List.of(first, second), text, null, flows, (program, schedule, node, lock, effective) -> effective);
        assertThat(counter.programs).isEqualTo(23_328);
        assertThat(counter.deadlocks).as("%s", counter.first == null ? "" : counter.first.text(List.of(first, second))).isZero();
    }

    @Test
    void thousandsOfProgramsDeadlockAsDeclared() {
        Counter counter = count(List.of("a", "b"), "", null, 3,
                (program, schedule, node, lock, effective) -> program.declared()[node][lock]);
        assertThat(counter.deadlocks).isEqualTo(8_808);
    }

    @Test
    void theSearchFindsEachWrongSchedule() {
        List<String> locks = List.of("a", "b");
        Counter readersStay = count(locks, "", null, 2, (program, schedule, node, lock, effective) ->
                program.declared()[node][lock] == 1 ? 1 : effective);
        Counter elevatedAsReader = count(locks, "", null, 2, (program, schedule, node, lock, effective) ->
                program.declared()[node][lock] == 0 && effective > 0 ? 1 : effective);
        Counter directChildrenOnly = count(locks, "", null, 2, (program, schedule, node, lock, effective) ->
                Math.max(program.declared()[node][lock], Math.min(effective, children(program, node, lock, false))));
        Counter firstVariantOnly = count(locks, "", null, 2, (program, schedule, node, lock, effective) ->
                Math.max(program.declared()[node][lock], Math.min(effective, children(program, node, lock, true))));
        Counter otherOrder = count(locks, "", new int[] {1, 0}, 2, (program, schedule, node, lock, effective) -> effective);
        assertThat(List.of(readersStay.deadlocks, elevatedAsReader.deadlocks, directChildrenOnly.deadlocks, firstVariantOnly.deadlocks,
                otherOrder.deadlocks)).allSatisfy(deadlocks -> assertThat(deadlocks).isPositive());
    }

    /** The strongest mode that the steps of a node declare for a lock, nothing deeper. */
    private static int children(SmallProgram program, int node, int lock, boolean firstVariant) {
        List<List<Integer>> bodies = program.variants().get(node);
        int strongest = 0;
        for (List<Integer> body : firstVariant && !bodies.isEmpty() ? bodies.subList(0, 1) : bodies) {
            for (int child : body) {
                int below = firstVariant ? children(program, child, lock, true) : 0;
                strongest = Math.max(strongest, Math.max(program.declared()[child][lock], below));
            }
        }
        return strongest;
    }

    @Test
    void theSearchItselfKnowsTheClassicCases() {
        List<Integer> ab = List.of(2, 6, 4, 0);
        List<Integer> ba = List.of(6, 2, 0, 4);
        List<Integer> upgrade = List.of(1, 2, 0, 0);
        assertThat(Interleavings.deadlock(List.of(ab, ba))).isTrue();
        assertThat(Interleavings.deadlock(List.of(ab, ab))).isFalse();
        assertThat(Interleavings.deadlock(List.of(upgrade, upgrade))).isTrue();
        assertThat(Interleavings.deadlock(List.of(List.of(1, 5, 4, 0), List.of(5, 1, 0, 4)))).isFalse();
    }
}
