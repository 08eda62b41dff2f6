// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The nodes of the flow that is dispatched; they are not inlined, as real ones would not be. */
@State(Scope.Thread)
public abstract class FiveNodes {
    static final FlowMap MAP = FlowMap.of("dispatch.flux")
            .abstractNode("Main", 1).variant(1, "A", "Choice", "E")
            .abstractNode("Choice", 2).chosenByPatterns().variant(2).variant(3, "B", "C", "D")
            .build();

    int job = 1;

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    final int node(int x) {
        return x * 31 + 7;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    final boolean isNeverSo(int x) {
        return x == Integer.MIN_VALUE;
    }

    final int choice(Flow flow, int a) throws Exception {
        if (isNeverSo(a)) {
            flow.at(2);
            return a;
        }
        flow.at(4);
        int b = node(a);
        flow.at(5);
        int c = node(b);
        flow.at(6);
        int d = node(c);
        flow.advance(1);
        return d;
    }
}
