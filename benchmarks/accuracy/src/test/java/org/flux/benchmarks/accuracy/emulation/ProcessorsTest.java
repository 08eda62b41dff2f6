// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    @Test
    void areReadAsTheKernelTellsThem() {
        assertThat(Processors.allowed(List.of("Name:\tjava", "Cpus_allowed:\t13", "Cpus_allowed_list:\t0-1,4"))).containsExactly(0, 1, 4);
        assertThat(Processors.allowed(List.of("Cpus_allowed_list:\t3"))).containsExactly(3);
    }
}
