// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Every random program compiles without a warning, and on every runtime each of its flows does what the language says: the same calls with
 * the same arguments, each call failing in turn; within the declared locks, which the counters of many flows at once show; the same trail;
 * the one most specific handler, holding no lock.
 */
class RandomProgramsTest {
    private static final int BATCH = 25;
    private static final Conformance CONFORMANCE = new Conformance();

    /** For who wants to know how much that was. */
    @AfterContainer
    static void report() throws IOException {
        CONFORMANCE.write(Path.of("target", "conformance.md"));
    }

    @Property(seed = "2006", tries = 12, shrinking = ShrinkingMode.FULL, edgeCases = EdgeCasesMode.NONE,
            generation = GenerationMode.RANDOMIZED)
    void flowsDoWhatTheRulesSay(@ForAll("batches") Batch batch) {
        Candidate.of(batch.models()).forEach(candidate -> Harness.check(candidate, CONFORMANCE));
    }

    @Property(tries = 80, shrinking = ShrinkingMode.FULL, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    @AddLifecycleHook(LongTests.class)
    void manyFlowsDoWhatTheRulesSay(@ForAll("batches") Batch batch) {
        flowsDoWhatTheRulesSay(batch);
    }

    @Provide
    Arbitrary<Batch> batches() {
        return Batch.ofSize(BATCH);
    }
}
