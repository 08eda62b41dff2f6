// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who gets a lock next. */
class LockTableTest {
    private final FlowTable flows = new FlowTable(1, 16);
    private final LockTable locks = new LockTable(1, flows);

    private int queued(boolean write) {
        int flow = flows.take();
        assertThat(locks.acquire(0, flow, write, 0)).isFalse();
        return flow;
    }

    @Test
    void readersAtTheHeadGetItTogetherAndNobodyOvertakes() {
        assertThat(locks.acquire(0, flows.take(), true, 0)).isTrue();
        int first = queued(false);
        int second = queued(false);
        int writer = queued(true);
        locks.release(0, 1);
        assertThat(locks.handOver(0, 1)).isEqualTo(first);
        assertThat(locks.handOver(0, 1)).isEqualTo(second);
        assertThat(locks.handOver(0, 1)).isEqualTo(FlowTable.NONE);
        int last = queued(false);
        locks.release(0, 2);
        assertThat(locks.handOver(0, 2)).isEqualTo(FlowTable.NONE);
        locks.release(0, 3);
        assertThat(locks.handOver(0, 3)).isEqualTo(writer);
        assertThat(locks.handOver(0, 3)).isEqualTo(FlowTable.NONE);
        locks.release(0, 4);
        assertThat(locks.handOver(0, 4)).isEqualTo(last);
    }

    /** Held from 0 to 6, looked at from 4 to 8. */
    @Test
    void isBusyFromTheRestartOn() {
        locks.acquire(0, flows.take(), true, 0);
        locks.restart(4);
        locks.release(0, 6);
        assertThat(locks.utilisation(0, 1, 8)).isEqualTo(0.5);
    }
}
