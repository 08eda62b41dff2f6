// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.cli.Invocation.write;

import java.io.IOException;
import java.nio.file.Path;
import org.flux.cli.Golden;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flux locks --promela}. That Spin agrees with such models is tested beside the proof. */
class PromelaTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs");

    @TempDir
    Path folder;

    @BeforeEach
    void writeProgram() throws IOException {
        write(folder, "some.flux", """
                source S => A;
                source T => C;
                A = B;
                C = D;
                atomic A:{z};
                atomic B:{y};
                atomic C:{y, z};
                """);
    }

    private Invocation locks(String... args) {
        return Invocation.of("locks", folder, args);
    }

    @Test
    void writesTheModelAsBefore() throws IOException {
        Golden.assertMatches("chat.pml", Invocation.of("locks", PROGRAMS, "--promela", "chat.flux").out());
    }

    @Test
    void leavesOutTheElevationsIfAsked() {
        String elevated = """
                    may_fail(left_A_1);
                    acquire(lock_y, WRITE);
                    may_fail(left_A_1_1);
                    acquire(lock_z, WRITE);
                """;
        assertThat(locks("--promela", "some.flux").out()).contains(elevated);
        assertThat(locks("--promela", "--as-declared", "some.flux").out()).doesNotContain(elevated)
                .contains("just what they declare");
    }

    @Test
    void hasAsManyFlowsAndSessionsAsAsked() {
        assertThat(locks("--promela", "--flows=5", "--sessions", "4", "some.flux").out())
                .contains("#define FLOWS 5 ", "#define SESSIONS 4\n");
    }

    @Test
    void refusesWhatIsNoBound() {
        assertThat(locks("--promela", "--flows", "0", "some.flux"))
                .isEqualTo(new Invocation(2, "", "flux: --flows is between 1 and 100, not 0\n"));
        assertThat(locks("--promela", "--sessions", "101", "some.flux").err()).contains("--sessions is between 1 and 100, not 101");
    }

    @Test
    void refusesSeveralPrograms() throws IOException {
        write(folder, "other.flux", "source S => A;");
        assertThat(locks("--promela", ".")).isEqualTo(
                new Invocation(2, "", "flux: a model is of one program, but here are 2: other.flux, some.flux\n"));
    }

    @Test
    void refusesJson() {
        assertThat(locks("--promela", "--json", "some.flux").exit()).isEqualTo(2);
    }

    @Test
    void needsProgramsWithoutErrors() throws IOException {
        write(folder, "ring.flux", "source S => A; A = B; B = A;");
        Invocation model = locks("--promela", "ring.flux");
        assertThat(model.exit()).isEqualTo(1);
        assertThat(model.out()).isEmpty();
        assertThat(model.err()).contains("FLUX401");
    }

    @Test
    void refusesModelsThatWouldExplode() throws IOException {
        StringBuilder program = new StringBuilder("source S => N0;\n");
        for (int i = 0; i < 40; i++) {
            program.append("N").append(i).append(" = N").append(i + 1).append(" -> N").append(i + 1).append(";\n");
        }
        write(folder, "wide.flux", program.toString());
        assertThat(locks("--promela", "wide.flux")).satisfies(i -> {
            assertThat(i.exit()).isEqualTo(2);
            assertThat(i.out()).isEmpty();
            assertThat(i.err()).contains("wide.flux: its model would have", "more than Spin could deal with");
        });
    }
}
