// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs that the compiler of 2006 got wrong (language definition, end of section 3): which locks are held where, at run time. */
@ParameterizedClass
@EnumSource(Shape.class)
class ElevationTest {
    private static final String TWO_FLOWS = """
            L () => (); M () => (); B () => (); D () => (); A () => (); C () => ();
            source L {session: Of} => A; source M {session: Of} => C;
            A = B; C = D;
            """;

    @Parameter
    Shape shape;

    @Test
    void thePublishedExample() {
        assertHeld("atomic A:{z}; atomic B:{y}; atomic C:{y, z};", "[y, z]", "[y, z]");
    }

    @Test
    void nothingToElevateInAlphabeticalOrder() {
        assertHeld("atomic A:{a}; atomic B:{z}; atomic C:{a, z};", "[a, z]", "[a, z]");
    }

    @Test
    void thePinnedOrderElevates() {
        Server server = assertHeld("order z < a; atomic A:{a}; atomic B:{z}; atomic C:{a, z};", "[a, z]", "[a, z]");
        assertThat(server.analysis().locks().effective().get("A")).hasSize(2);
    }

    @Test
    void constraintsBelowAnUnconstrainedNode() {
        Server server = server("""
                L () => (); A () => (); U () => (); B () => (); After () => ();
                source L => A; A = U; U = B -> After;
                atomic A:{z}; atomic B:{y};
                """);
        server.run("l");
        assertThat(server.trace()).containsExactly("b() [y, z]", "after() [y, z]");
    }

    @Test
    void aReaderAroundAWriterIsPromoted() {
        assertHeld("atomic A:{l?}; atomic B:{l!};", "[l]", "");
    }

    @Test
    void theSameLockInTwoNestedNodes() {
        assertHeld("atomic A:{l}; atomic B:{l};", "[l]", "");
    }

    @Test
    void sessionAndProgramLockOfOneName() {
        Server server = assertHeld("atomic A:{x}; atomic B:{x(session)}; atomic C:{x(session)}; atomic D:{x};",
                "[x, x(session)]", "[x, x(session)]");
        assertThat(server.analysis().locks().effective().get("A")).hasSize(1);
        assertThat(server.analysis().locks().effective().get("C")).hasSize(2);
    }

    private Server assertHeld(String constraints, String inB, String inD) {
        Server server = server(TWO_FLOWS + constraints).when("of", x -> "me");
        server.run("l");
        server.run("m");
        assertThat(server.trace()).containsExactly("of()", ("b() " + inB).strip(), "of()", ("d() " + inD).strip());
        assertThat(server.held()).isEmpty();
        return server;
    }

    private Server server(String text) {
        return Server.of(text, shape);
    }
}
