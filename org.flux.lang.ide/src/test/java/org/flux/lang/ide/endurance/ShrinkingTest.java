// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    @Test
    void whatDoesNotMatterIsLeftOut() throws Exception {
        List<Action> script = Script.random(5, 300);
        List<Action> needed = List.of(script.get(17), script.get(200), script.get(201));
        assertThat(new Shrinking(it -> it.containsAll(needed), 60).of(script)).hasSizeLessThan(6).containsAll(needed);
    }

    @Test
    void whatDoesNotFailAgainStaysWhole() throws Exception {
        List<Action> script = Script.random(5, 30);
        assertThat(new Shrinking(it -> false, 60).of(script)).isEqualTo(script);
    }
}
