// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flux.graph.Lock;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.junit.jupiter.api.Test;

/**
 * What the generator reads of a schedule: it looks at a flow that enters a node through a context, which is less than what the flow holds.
 * For every program and every way down, what the node acquires in that context is what rule N6 says of everything held.
 */
class ContextsTest {

    @Test
    void everyContextAcquiresWhatTheRuleSays() {
        LockSet locks = LockSet.of(1, "a", "b");
        int[] programs = {0};
        ProgramSpace.of(3, 2).withoutIdentities().forEach(program -> {
            LockSchedule schedule = Proof.schedule(program.graph(locks, LockOrderRule.ALPHABETICAL, List.of()));
            for (int node : program.targets()) {
                SortedMap<Lock, LockMode> nothing = new TreeMap<>(schedule.order());
                if (!enter(program, schedule, node, nothing, nothing)) {
                    throw new AssertionError(program.text(locks, ""));
                }
            }
            programs[0]++;
        });
        assertThat(programs[0]).isEqualTo(122_472);
    }

    /**
     * @param all everything that the flow holds
     * @param known what the context of the node around says is held inside it
     */
    private static boolean enter(SmallProgram program, LockSchedule schedule, int node, SortedMap<Lock, LockMode> all,
            SortedMap<Lock, LockMode> known) {
        String name = "N" + node;
        SortedMap<Lock, LockMode> context = schedule.entering(name, known);
        Map<Lock, LockMode> acquired = new TreeMap<>(schedule.order());
        schedule.effective().get(name).forEach((lock, mode) -> {
            if (!all.containsKey(lock) || all.get(lock).compareTo(mode) < 0) {
                acquired.put(lock, mode);
            }
        });
        boolean right = schedule.contexts().get(name).contains(context) && schedule.acquired(name, context).equals(acquired);
        SortedMap<Lock, LockMode> inside = new TreeMap<>(all);
        inside.putAll(acquired);
        return right && program.bodies().get(node).stream().flatMap(List::stream).distinct()
                .allMatch(step -> enter(program, schedule, step, inside, schedule.heldInside(name, context)));
    }
}
