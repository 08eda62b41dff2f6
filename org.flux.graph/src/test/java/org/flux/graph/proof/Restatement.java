// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Rule N8 a second time, straight from the language definition: what each node acquires on entry. {@link ElevationProofTest} compares it
 * with the real elevation; {@link Mutant}s are planted here.
 */
final class Restatement {
    private final SmallProgram program;
    private final int[] order;
    private final Set<Mutant> faults = EnumSet.noneOf(Mutant.class);
    private final int[][] below;
    private final int[][] needed;
    private final int[][] effective;

    private Restatement(SmallProgram program, int[] order, Mutant fault) {
        this.program = program;
        this.order = order;
        if (fault != null) {
            faults.add(fault);
        }
        below = new int[program.nodes()][order.length];
        needed = new int[program.nodes()][order.length];
        effective = new int[program.nodes()][order.length];
        for (int node = program.nodes() - 1; node >= 0; node--) { // steps have greater numbers
            for (int lock = 0; lock < order.length; lock++) {
                below[node][lock] = below(node, lock);
                needed[node][lock] = Math.max(program.declared()[node][lock], below[node][lock]);
            }
            for (int lock = 0; lock < order.length; lock++) {
                effective[node][lock] = effective(node, lock);
            }
        }
    }

    /**
     * The mode in which each node takes each lock.
     *
     * @param order locks from the first to the last
     * @param fault null for none
     */
    static int[][] effective(SmallProgram program, int[] order, Mutant fault) {
        return new Restatement(program, order, fault).effective;
    }

    /** sub(n)[l] */
    private int below(int node, int lock) {
        int strongest = 0;
        List<List<Integer>> variants = program.bodies().get(node);
        for (List<Integer> body : variants.subList(0, faults.contains(Mutant.FIRST_VARIANT_ONLY) ? Math.min(1, variants.size())
                : variants.size())) {
            for (int step : body.subList(0, faults.contains(Mutant.FIRST_STEP_ONLY) ? Math.min(1, body.size()) : body.size())) {
                boolean cut = faults.contains(Mutant.UNCONSTRAINED_NODES_CUT_CHAINS) && program.isUnconstrained(step);
                int mode = cut ? 0 : faults.contains(Mutant.DIRECT_CHILDREN_ONLY) ? program.declared()[step][lock] : needed[step][lock];
                strongest = Math.max(strongest, mode);
            }
        }
        return strongest;
    }

    /** E(n)[l] */
    private int effective(int node, int lock) {
        int declared = program.declared()[node][lock];
        if (faults.contains(Mutant.ELEVATION_ONLY_IN_FLOWS) && program.handlers().stream().anyMatch(h -> h.handler() == node)) {
            return declared;
        } else if (declared > 0) {
            return faults.contains(Mutant.READERS_STAY_READERS) ? declared : Math.max(declared, below[node][lock]);
        } else if (!isElevated(node, lock) || faults.contains(Mutant.PROMOTION_ONLY)) {
            return 0;
        }
        return faults.contains(Mutant.ELEVATED_AS_READER) ? Math.min(LockSet.READ, below[node][lock]) : below[node][lock];
    }

    /** Whether a lock comes before the greatest that the node declares. */
    private boolean isElevated(int node, int lock) {
        boolean before = false;
        boolean beforeAll = !program.isUnconstrained(node);
        boolean after = false;
        for (int own = 0; own < order.length; own++) {
            if (program.declared()[node][own] > 0) {
                boolean less = rank(lock) < rank(own);
                before |= less;
                beforeAll &= less;
                after |= rank(lock) > rank(own);
            }
        }
        return faults.contains(Mutant.INVERTED_ORDER) ? after : faults.contains(Mutant.LEAST_INSTEAD_OF_GREATEST) ? beforeAll : before;
    }

    private int rank(int lock) {
        if (faults.contains(Mutant.ORDER_DECLARATIONS_IGNORED)) {
            return lock;
        }
        for (int i = 0; i < order.length; i++) {
            if (order[i] == lock) {
                return i;
            }
        }
        throw new IllegalArgumentException("no lock " + lock);
    }
}
