// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flux.explore.AsDeclared;
import org.flux.explore.Compiled;
import org.flux.explore.Explorer;
import org.flux.explore.Options;
import org.flux.explore.Report;
import org.flux.explore.Shape;
import org.flux.explore.Violation;
import org.flux.explore.Violation.Kind;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.proof.Interleavings.Outcome;
import org.junit.jupiter.api.Test;

/** The generated code of random programs, explored, against the search through the states of their locks. */
class ExplorationTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");
    private static final int PROGRAMS = LONG ? 400 : 8;
    private static final Options OPTIONS = Options.DEFAULT.failures(1).schedules(LONG ? 20_000 : 1_000);

    /** By their texts; those with errors are left out. */
    private static Map<String, Analysis> programs() {
        Map<String, Analysis> programs = new LinkedHashMap<>();
        for (long seed = 1; programs.size() < PROGRAMS; seed++) {
            String text = RandomProgram.text(seed);
            Compiled.analysisIfRight("random.flux", text).ifPresent(analysis -> programs.put(text, analysis));
        }
        return programs;
    }

    @Test
    void whatDeadlocksAsDeclaredDoesSoAsGenerated() {
        int deadlocks = 0;
        int fine = 0;
        for (Map.Entry<String, Analysis> program : programs().entrySet()) {
            String text = program.getKey();
            Analysis analysis = program.getValue();
            Outcome expected = Proof.check(analysis, 2, 2).asDeclared();
            for (Shape shape : Shape.values()) {
                Report report = new Explorer(Compiled.subject(AsDeclared.of(analysis)))
                        .explore(OPTIONS.shape(shape));
                boolean found = report.violation().map(Violation::kind).filter(Kind.DEADLOCK::equals).isPresent();
                if (expected == Outcome.DEADLOCK) {
                    assertThat(found || !report.isExhaustive()).as("%s:\n%s", shape, text).isTrue();
                    deadlocks += found ? 1 : 0;
                } else {
                    assertThat(report.violation()).as("%s:\n%s", shape, text).isEmpty();
                    fine += report.isExhaustive() ? 1 : 0;
                }
            }
        }
        assertThat(deadlocks).isGreaterThan(PROGRAMS / 4);
        assertThat(fine).isGreaterThan(PROGRAMS / 4);
    }

    @Test
    void whatTheCompilerGeneratesIsFine() {
        for (Map.Entry<String, Analysis> program : programs().entrySet()) {
            String text = program.getKey();
            Analysis analysis = program.getValue();
            for (Shape shape : Shape.values()) {
                Report report = new Explorer(Compiled.subject(analysis)).explore(OPTIONS.shape(shape));
                assertThat(report.violation()).as("%s:\n%s", shape, text).isEmpty();
            }
        }
    }
}
