// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Keeps properties to the long tests ({@code ./dev test --long}). They have no fixed seed: each run draws others. */
final class LongTests implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Boolean.getBoolean("flux.long") ? SkipResult.doNotSkip() : SkipResult.skip("a long test: -Dflux.long=true");
    }
}
