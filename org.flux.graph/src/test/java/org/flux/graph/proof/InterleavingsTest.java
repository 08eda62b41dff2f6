// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.graph.proof.Interleavings.Outcome;
import org.junit.jupiter.api.Test;

/** The checker on flows whose fate is known. Operations: a lock and {@code ?}, {@code !} or, to release it, {@code .} */
class InterleavingsTest {
    private final Position.Table positions = new Position.Table();

    @Test
    void findsTwoFlowsThatWaitForEachOther() {
        assertThat(outcome(2, "a! b! b. a.", "b! a! a. b.")).isEqualTo(Outcome.DEADLOCK);
        assertThat(outcome(3, "a! b! b. a.", "b! a! a. b.")).isEqualTo(Outcome.DEADLOCK);
    }

    @Test
    void findsNothingWhereLocksAreTakenInOneOrder() {
        assertThat(outcome(3, "a! b! b. a.", "b! b. a! a.", "a? b! b. a.")).isEqualTo(Outcome.FINE);
    }

    @Test
    void findsRingsOfThree() {
        assertThat(outcome(2, "a! b! b. a.", "b! c! c. b.", "c! a! a. c.")).isEqualTo(Outcome.FINE);
        assertThat(outcome(3, "a! b! b. a.", "b! c! c. b.", "c! a! a. c.")).isEqualTo(Outcome.DEADLOCK);
    }

    /** The lock is not re-entrant. */
    @Test
    void findsTheFlowThatWaitsForItself() {
        assertThat(outcome(1, "a? a! a. a.")).isEqualTo(Outcome.DEADLOCK);
        assertThat(outcome(1, "a! a! a. a.")).isEqualTo(Outcome.DEADLOCK);
    }

    /** Two readers in opposite order do no harm, until a writer stands between each of them and its second lock. */
    @Test
    void findsReadersStoppedByWaitingWriters() {
        assertThat(outcome(3, "a? b? b. a.", "b? a? a. b.")).isEqualTo(Outcome.FINE);
        assertThat(outcome(3, "a? b? b. a.", "b? a? a. b.", "a! a.")).isEqualTo(Outcome.FINE);
        assertThat(outcome(4, "a? b? b. a.", "b? a? a. b.", "a! a.", "b! b.")).isEqualTo(Outcome.DEADLOCK);
    }

    @Test
    void findsRegionsThatOverlap() {
        Position unprotected = positions.within(positions.end(0), LockSet.WRITE, null);
        assertThat(Interleavings.search(unprotected, 2).outcome()).isEqualTo(Outcome.INTRUSION);
        assertThat(Interleavings.search(unprotected, 1).outcome()).isEqualTo(Outcome.FINE);
        Position readers = positions.within(positions.end(0), LockSet.READ, null);
        assertThat(Interleavings.search(readers, 2).outcome()).isEqualTo(Outcome.FINE);
    }

    @Test
    void visitsEachStateOnce() {
        assertThat(Interleavings.search(flow("a! a.", 0), 1).states()).isEqualTo(3);
        // (start, in, end) for two flows alike: 6 pairs, less (in, in), and (in, queued)
        assertThat(Interleavings.search(flow("a! a.", 0), 2).states()).isEqualTo(6);
    }

    private Outcome outcome(int flows, String... choices) {
        Position start = null;
        for (String choice : choices) {
            start = positions.either(start, flow(choice, 0));
        }
        return Interleavings.search(start, flows).outcome();
    }

    private Position flow(String operations, int held) {
        if (operations.isEmpty()) {
            return positions.end(held);
        }
        int lock = operations.charAt(0) - 'a';
        int mode = ".?!".indexOf(operations.charAt(1));
        int after = LockSet.with(held, lock, mode);
        return positions.before(4 * lock + mode, flow(operations.substring(2).strip(), after), held, 0, null);
    }
}
