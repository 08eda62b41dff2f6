// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.graph.testing.Programs.graph;

import java.util.List;
import java.util.Optional;
import org.flux.graph.Node;
import org.flux.graph.Pragmas;
import org.flux.graph.ProgramGraph;
import org.flux.graph.ProgramGraph.UnresolvedReference.Kind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.Declaration.LockMode;
import org.junit.jupiter.api.Test;

class LinkerTest {

    @Test
    void aDefinitionMakesAnAbstractNodeAndAUseAConcreteOne() {
        ProgramGraph graph = graph("source Listen => Page; Page = Read -> Write; Read () => (int n); handle error Read => Sorry;");
        assertThat(graph.nodes().keySet()).containsExactly("Listen", "Page", "Read", "Write", "Sorry");
        assertThat(graph.node("Page")).get().isInstanceOf(Node.AbstractNode.class);
        assertThat(graph.node("Write")).get().isInstanceOf(Node.ConcreteNode.class);
        assertThat(graph.node("Sorry")).get().isInstanceOf(Node.ExternalFunction.class);
        assertThat(graph.handlers().getFirst().handler()).contains("Sorry");
        assertThat(graph.linkFindings()).isEmpty();
    }

    @Test
    void aNodeIsIntroducedByItsDeclarationElseItsDefinitionElseItsFirstUse() {
        ProgramGraph graph = graph("Page = Read;\nRead = Get;\nRead () => ();");
        assertThat(graph.node("Read").orElseThrow().range().line()).isEqualTo(3);
        assertThat(graph.node("Page").orElseThrow().range().line()).isEqualTo(1);
        assertThat(graph.node("Get").orElseThrow().range().line()).isEqualTo(2);
    }

    @Test
    void constraintsOfOneNodeAreMergedToTheStrongestMode() {
        ProgramGraph graph = graph("A = B; atomic B:{x?, y}; constraint B:{x!, x(session)?};");
        assertThat(graph.node("B").orElseThrow().constraints()).extracting(c -> c.lock() + c.mode().sign())
                .containsExactly("x!", "y!", "x(session)?");
        assertThat(graph.linkFindings()).extracting(Diagnostic::code).containsExactly(Code.CONTRADICTORY_LOCK);
    }

    @Test
    void sessionFunctionsWrittenApartBelongToTheirSource() {
        ProgramGraph graph = graph("source Accept => Talk; session Accept => RoomOf; session Acept => X;");
        assertThat(graph.sources().getFirst().session().orElseThrow().name().text()).isEqualTo("RoomOf");
        assertThat(graph.unresolved()).extracting(u -> u.kind()).containsExactly(Kind.SESSION_SOURCE);
        assertThat(graph.linkFindings().getFirst().message())
                .isEqualTo("`Acept` is no source, so it has no sessions, did you mean `Accept`?");
    }

    @Test
    void duplicatesAreReportedAndTheFirstCounts() {
        ProgramGraph graph = graph("""
                A () => (); A (int x) => ();
                B = A; B = C;
                D = A; D:[_] = A;
                typedef p P; typedef p Q;
                source S => B; source S => D;
                """);
        assertThat(graph.linkFindings()).extracting(Diagnostic::code).containsExactlyInAnyOrder(Code.DUPLICATE_DECLARATION,
                Code.DUPLICATE_DEFINITION, Code.MIXED_DEFINITIONS, Code.DUPLICATE_DECLARATION, Code.DUPLICATE_SOURCE);
        assertThat(graph.linkFindings()).allSatisfy(d -> assertThat(d.related()).isNotEmpty());
        assertThat(graph.node("A").orElseThrow().signature().orElseThrow().inputs()).isEmpty();
        assertThat(((Node.AbstractNode) graph.nodes().get("B")).variants()).hasSize(1);
        assertThat(graph.sources()).hasSize(1);
    }

    @Test
    void importedFilesContributeEverythingButPragmas() {
        ProgramGraph graph = graph("main.flux", "import \"lib.flux\"; pragma nomatch = drop;",
                "lib.flux", "import \"main.flux\"; pragma lockorder = inferred; source S => F; F = A; atomic A:{x}; handle error A => H;");
        assertThat(graph.pragmas()).isEqualTo(new Pragmas(Pragmas.LockOrderRule.ALPHABETICAL, Pragmas.NoMatchRule.DROP));
        assertThat(graph.sources()).hasSize(1);
        assertThat(graph.handlers()).hasSize(1);
        assertThat(graph.node("A").orElseThrow().constraints().getFirst().mode()).isEqualTo(LockMode.WRITE);
        assertThat(graph.linkFindings()).extracting(Diagnostic::message)
                .containsExactly("Files import each other in a circle: main.flux -> lib.flux -> main.flux",
                        "Pragma `lockorder` has no effect in an imported file: only the program's root, `main.flux`, can set it");
        assertThat(graph.linkFindings().getLast().related()).extracting(r -> r.range().file()).containsExactly("main.flux");
        assertThat(graph.linkFindings().getLast().fixes()).extracting(Fix::title)
                .containsExactly("Move it to `main.flux`", "Remove this pragma");
    }

    @Test
    void importedPragmasThatAgreeWithTheRootAreHarmless() {
        assertThat(graph("main.flux", "import \"lib.flux\"; pragma nomatch = drop;",
                "lib.flux", "pragma nomatch = drop; pragma lockorder = alphabetical;").linkFindings()).isEmpty();
        assertThat(graph("main.flux", "import \"lib.flux\"; pragma nomatch = drop;", "lib.flux", "pragma nomatch = error;").linkFindings())
                .singleElement().satisfies(d -> assertThat(d.related()).hasSize(2))
                .extracting(Diagnostic::code).isEqualTo(Code.PRAGMA_IGNORED);
    }

    @Test
    void ofTwoPragmasTheLastOneCountsAndIsReported() {
        ProgramGraph graph = graph("main.flux", "pragma lockorder = inferred; pragma nomatch = drop; pragma lockorder = alphabetical;");
        assertThat(graph.pragmas()).isEqualTo(new Pragmas(Pragmas.LockOrderRule.ALPHABETICAL, Pragmas.NoMatchRule.DROP));
        assertThat(graph.linkFindings()).extracting(Diagnostic::message)
                .containsExactly("Pragma `lockorder` is set twice: to `inferred` and then to `alphabetical`, which counts");
        assertThat(graph("main.flux", "pragma nomatch = drop; pragma nomatch = drop;").linkFindings()).extracting(Diagnostic::message)
                .containsExactly("Pragma `nomatch` is set twice, both times to `drop`");
    }

    @Test
    void namesThatDenoteNothingStayAsUnresolvedReferences() {
        ProgramGraph graph = graph("""
                import "missing.flux";
                F:[hit] = A;
                F:[!hit] = ;
                atomic Cache:{x};
                handle error Q => H;
                order x < y;
                pragma lockordr = inferred;
                """);
        assertThat(graph.unresolved()).extracting(u -> u.name() + " " + u.kind()).containsExactly("hit PREDICATE", "hit PREDICATE",
                "Cache CONSTRAINED_NODE", "Q HANDLED_NODE", "y LOCK");
        assertThat(graph.linkFindings()).extracting(Diagnostic::code).containsExactly(Code.IMPORT_NOT_FOUND, Code.PREDICATE_UNKNOWN,
                Code.CONSTRAINED_NODE_UNKNOWN, Code.HANDLED_NODE_UNKNOWN, Code.ORDERED_LOCK_UNKNOWN, Code.PRAGMA_UNKNOWN);
    }

    @Test
    void programsAreNamedAfterTheirFile() {
        assertThat(ProgramName.of("/x/image-server.flux")).isEqualTo("ImageServer");
        assertThat(ProgramName.of("image-server.slides-b.flux")).isEqualTo("ImageServerSlidesB");
        assertThat(ProgramName.of("C:\\x\\web_server.flux")).isEqualTo("WebServer");
        assertThat(ProgramName.of("2048.flux")).isEqualTo("Flux2048");
        assertThat(ProgramName.of(".flux")).isEqualTo("Program");
    }

    @Test
    void anEmptyProgramLinks() {
        assertThat(Linker.link(List.of()).nodes()).isEmpty();
        assertThat(Linker.link(List.of()).root().packageName()).isEqualTo(Optional.empty());
    }
}
