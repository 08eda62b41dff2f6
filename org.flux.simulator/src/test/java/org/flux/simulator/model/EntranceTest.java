// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;

/** Admission as the runtime does it. */
class EntranceTest {
    private final Entrance entrance = new Entrance(8, new Measures(new Plan(Models.single(Variate.constant(1)))));

    private void full() {
        for (int i = 0; i < 8; i++) {
            assertThat(entrance.isClosed(true)).isFalse();
            entrance.enter();
        }
    }

    @Test
    void pushSourcesPauseUntilAQuarterIsFree() {
        full();
        assertThat(entrance.isClosed(true)).isTrue();
        entrance.waitOutside(7, true, 0);
        entrance.leave();
        assertThat(entrance.isClosed(true)).isTrue();
        assertThat(entrance.next(0)).isEqualTo(FlowTable.NONE);
        entrance.leave();
        assertThat(entrance.isClosed(true)).isFalse();
        assertThat(entrance.next(0)).isEqualTo(7);
        assertThat(entrance.next(0)).isEqualTo(FlowTable.NONE);
    }

    @Test
    void pullSourcesAreCalledAsSoonAsThereIsRoomAndGoFirst() {
        full();
        entrance.waitOutside(1, true, 0);
        entrance.waitOutside(2, false, 0);
        entrance.leave();
        assertThat(entrance.isClosed(false)).isFalse();
        assertThat(entrance.next(0)).isEqualTo(2);
        entrance.enter();
        assertThat(entrance.isClosed(false)).isTrue();
        assertThat(entrance.next(0)).isEqualTo(FlowTable.NONE);
    }
}
