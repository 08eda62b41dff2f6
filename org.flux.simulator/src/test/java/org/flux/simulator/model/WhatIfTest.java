// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {

    @Test
    void readsEveryForm() {
        assertThat(WhatIf.parse("node=Compress:-50%")).isEqualTo(new WhatIf.NodeTime("Compress", 0.5));
        assertThat(WhatIf.parse(" node = Compress : +12.5 % ")).isEqualTo(new WhatIf.NodeTime("Compress", 1.125));
        assertThat(WhatIf.parse("lock=cacheLock:removed")).isEqualTo(new WhatIf.LockShare("cacheLock", 1));
        assertThat(WhatIf.parse("lock=cacheLock:-25%")).isEqualTo(new WhatIf.LockShare("cacheLock", 0.25));
        assertThat(WhatIf.parse("lock=cacheLock:reader")).isEqualTo(new WhatIf.LockReader("cacheLock", Optional.empty()));
        assertThat(WhatIf.parse("lock=cacheLock@Look:reader")).isEqualTo(new WhatIf.LockReader("cacheLock", Optional.of("Look")));
        assertThat(WhatIf.parse("cores=8")).isEqualTo(WhatIf.parse(" cores = 8 ")).isEqualTo(new WhatIf.Cores(8));
        assertThat(WhatIf.parse("rate=+20%")).isEqualTo(new WhatIf.RateFactor(1.2));
        assertThat(WhatIf.parse("rate=500")).isEqualTo(new WhatIf.Rate(500));
        assertThat(WhatIf.parse("runtime=event")).isEqualTo(new WhatIf.Runtime(RuntimeKind.EVENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node=Compress:-50%", "node=A:+12.5%", "lock=c:removed", "lock=c:-25%", "lock=c:reader", "lock=c@N:reader",
            "cores=8",
            "rate=+20%", "rate=500", "rate=0.5", "max-flows=100", "pool-size=16", "runtime=pool"})
    void writesWhatItReads(String text) {
        assertThat(WhatIf.parse(text).written()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cores|it has no \"=\"",
        "cpus=3|nothing is called \"cpus\" there",
        "cores=0|\"0\" is less than 1",
        "cores=many|\"many\" is no whole number",
        "cores=99999|cores: from 1 to 4096, not 99999",
        "node=Compress|a name and a change belong together like NAME:-50%",
        "node=Compress:half|\"half\" is no change like -50% or +10%",
        "node=Compress:-150%|a node cannot become faster than by 100 %",
        "lock=c:+10%|a lock can only be left out in a share of its uses, from -0% to -100%",
        "lock=c:writer|\"writer\" is neither removed, reader nor a change like -50%",
        "rate=-100%|a rate cannot fall by 100 % or more",
        "rate=fast|\"fast\" is no number",
        "rate=0|a rate is from 1e-9 to 1e9 flows per second, not 0.0",
        "rate=1e300|a rate is from 1e-9 to 1e9 flows per second, not 1.0E300",
        "runtime=fibers|no runtime \"fibers\": use virtual, threads, pool or event"})
    void saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> WhatIf.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what-if \"" + text + "\": " + why + "; the forms are " + WhatIf.FORMS);
    }
}
