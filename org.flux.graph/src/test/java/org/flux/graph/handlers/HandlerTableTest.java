// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

class HandlerTableTest {
    private static final String IMAGE = """
            source Listen => Image;
            Image = ReadRequest -> CheckCache -> Handler -> Write -> Complete;
            Handler = ReadFromDisk -> Compress;
            """;
    private static final List<String> TRAIL = List.of("Image", "ReadRequest", "CheckCache", "Handler", "ReadFromDisk");

    /** The handler of a failure of ReadFromDisk, inside Handler, inside Image. */
    private static String resolve(String handlers) {
        return HandlerTable.of(Programs.graph(IMAGE + handlers)).resolve(TRAIL, List.of(0, 3, 4))
                .flatMap(h -> h.handler()).orElse("none");
    }

    @Test
    void theFailingNodeComesBeforeWhatIsAroundItAndThatBeforeTheWildcard() {
        String any = "handle error * => Any;";
        String outer = "handle error Image => Outer;";
        String inner = "handle error Handler => Inner;";
        String own = "handle error ReadFromDisk => Own;";
        assertThat(resolve("")).isEqualTo("none");
        assertThat(resolve(any)).isEqualTo("Any");
        assertThat(resolve(any + outer)).isEqualTo("Outer");
        assertThat(resolve(any + outer + inner)).isEqualTo("Inner");
        assertThat(resolve(any + outer + inner + own)).isEqualTo("Own");
        assertThat(resolve("handle error Write => No; handle error ReadRequest => No;")).isEqualTo("none");
    }

    @Test
    void aMatchingPathOfMoreNodesIsMoreSpecific() {
        String own = "handle error ReadFromDisk => Own;";
        assertThat(resolve(own + "handle error Handler -> ReadFromDisk => Two;")).isEqualTo("Two");
        assertThat(resolve(own + "handle error CheckCache -> Handler -> ReadFromDisk => Three;"
                + "handle error Handler -> ReadFromDisk => Two;"))
                .isEqualTo("Three");
        assertThat(resolve(own + "handle error Write -> ReadFromDisk => No;")).isEqualTo("Own");
        assertThat(resolve(own + "handle error * -> ReadFromDisk => Same;")).isEqualTo("Own");
    }

    @Test
    void gapsMatchAnyNumberOfEntries() {
        assertThat(resolve("handle error ReadRequest -> * -> ReadFromDisk => Gap;")).isEqualTo("Gap");
        assertThat(resolve("handle error Handler -> * -> ReadFromDisk => Gap;")).isEqualTo("Gap");
        assertThat(resolve("handle error Image -> * -> CheckCache -> Handler -> ReadFromDisk => Gap;")).isEqualTo("Gap");
        assertThat(resolve("handle error Write -> * -> ReadFromDisk => No;")).isEqualTo("none");
        assertThat(resolve("handle error CheckCache -> * => After;")).isEqualTo("After");
        assertThat(resolve("handle error ReadFromDisk -> * => Itself;")).isEqualTo("Itself");
        assertThat(resolve("handle error Write -> * => No;")).isEqualTo("none");
    }

    @Test
    void aPathToANodeAroundTheFailureIsMatchedBeforeThatNodesEntry() {
        assertThat(resolve("handle error CheckCache -> Handler => Around;")).isEqualTo("Around");
        assertThat(resolve("handle error ReadFromDisk -> Handler => No;")).isEqualTo("none");
    }

    @Test
    void nothingStandsBehindAnUnconditionalHandlerOfTheSameNode() {
        HandlerTable table = HandlerTable.of(Programs.graph(IMAGE
                + "handle error Write => First; handle error Write => Second; "
                + "handle error Handler -> Write => Path; handle error * => Any;"));
        assertThat(table.of("Write")).extracting(h -> h.handler().orElseThrow()).containsExactly("Path", "First");
        assertThat(table.any()).hasSize(1);
    }

    @Test
    void pathsThatNoFlowTakesAreFound() {
        assertThat(neverMatches("CheckCache -> Handler -> ReadFromDisk")).isFalse();
        assertThat(neverMatches("Compress -> Write")).isFalse();
        assertThat(neverMatches("Handler -> Write")).isTrue();
        assertThat(neverMatches("Write -> Compress")).isTrue();
        assertThat(neverMatches("Write -> * -> Compress")).isTrue();
        assertThat(neverMatches("ReadRequest -> * -> Complete")).isFalse();
        assertThat(neverMatches("Complete -> *")).isFalse();
    }

    private static boolean neverMatches(String path) {
        ProgramGraph graph = Programs.graph(IMAGE + "handle error " + path + " => H;");
        return Analysis.of(graph).diagnostics().stream().map(Diagnostic::code).anyMatch(c -> c == Code.HANDLER_NEVER_MATCHES);
    }
}
