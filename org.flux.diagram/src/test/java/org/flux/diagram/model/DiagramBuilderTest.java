// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.overlay.Overlay;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.junit.jupiter.api.Test;

/** Which boxes and arcs there are, and what is on them. */
class DiagramBuilderTest {
    private static final String SERVER = """
            Listen () => (Socket s);
            source Listen => Serve;
            typedef hit IsHit;
            Read (Socket s) => (Socket s, int size);
            Serve = Read -> Choose -> Write;
            Choose:[_, hit] = ;
            Choose:[_, _] = Load -> Load;
            Load (Socket s, int size) => (Socket s, int size);
            Write (Socket s, int size) => ();
            atomic Load:{cache};
            handle error Load => Gone;
            """;

    private static Diagram diagram(String text, Selection selection) {
        Analysis analysis = TestPrograms.analysis("test.flux", text);
        return DiagramBuilder.of(analysis, analysis.diagnostics(), selection, Overlay.NONE);
    }

    private static Selection collapsed(String... names) {
        return new Selection(Optional.empty(), Set.of(), Set.of(names));
    }

    private static Selection expanded(String... names) {
        return new Selection(Optional.empty(), Set.of(names), Set.of());
    }

    private static Selection flow(String name) {
        return new Selection(Optional.of(name), Set.of(), Set.of());
    }

    /** One line for each box with its badges and findings, what is inside it further right; then the arcs. */
    private static String show(Diagram diagram) {
        StringBuilder text = new StringBuilder();
        show(diagram.level(), "", text);
        return text.toString();
    }

    private static void show(Level level, String indent, StringBuilder text) {
        for (Box box : level.boxes()) {
            text.append(indent).append(box.id()).append(box.kind() == Box.Kind.CONCRETE ? "" : " " + box.kind().name().toLowerCase())
                    .append(box.note().isEmpty() ? "" : " (" + box.note() + ")")
                    .append(box.badges().stream().map(badge -> " {" + badge.text() + (badge.kind() == Box.Badge.Kind.DECLARED ? ""
                            : " " + badge.kind().name().toLowerCase()) + "}").collect(Collectors.joining()))
                    .append(box.findings().stream().map(finding -> " " + finding.code().id()).collect(Collectors.joining())).append('\n');
            box.inside().filter(inside -> box.expanded()).ifPresent(inside -> show(inside, indent + "  ", text));
        }
        for (Arc arc : level.arcs()) {
            text.append(indent).append(arc.from().isEmpty() ? "^" : arc.from()).append(arc.kind() == Arc.Kind.ERROR ? " ! " : " -> ")
                    .append(arc.to().isEmpty() ? "v" : arc.to())
                    .append(arc.labels().stream().map(label -> "  " + label).collect(Collectors.joining())).append('\n');
        }
    }

    @Test
    void aSourceIsFollowedByWhatItStartsAndThatShowsWhatItConsistsOf() {
        assertThat(show(diagram(SERVER, Selection.DEFAULT))).isEqualTo("""
                Listen source
                Serve abstract
                  Serve/Read
                  Serve/Choose abstract (2 variants)
                    Serve/Choose/? choice
                    Serve/Choose/Load {cache !}
                    Serve/Choose/Load!Gone external FLUX108
                    Serve/Choose/Load.2 {cache !}
                    Serve/Choose/Load.2!Gone external FLUX108
                    ^ -> Serve/Choose/?
                    Serve/Choose/? -> v  [_, hit]
                    Serve/Choose/Load ! Serve/Choose/Load!Gone  error
                    Serve/Choose/? -> Serve/Choose/Load  [_, _]  Socket, int size
                    Serve/Choose/Load.2 ! Serve/Choose/Load.2!Gone  error
                    Serve/Choose/Load -> Serve/Choose/Load.2  Socket, int size
                    Serve/Choose/Load.2 -> v
                  Serve/Write
                  ^ -> Serve/Read
                  Serve/Read -> Serve/Choose  Socket, int size
                  Serve/Choose -> Serve/Write  Socket, int size
                Listen -> Serve  Socket
                """);
    }

    @Test
    void aBoxKnowsWhereTheTextPutsIt() {
        Diagram diagram = diagram(SERVER, Selection.DEFAULT);
        assertThat(diagram.level().boxes()).extracting(box -> box.name() + " " + box.step().line() + ":" + box.step().column())
                .containsExactly("Listen 2:8", "Serve 2:18");
        assertThat(diagram.level().boxes().get(1).inside().orElseThrow().boxes())
                .extracting(box -> box.name() + " " + box.step().line() + ":" + box.step().column())
                .containsExactly("Read 5:9", "Choose 5:17", "Write 5:27");
    }

    @Test
    void aCollapsedBoxHidesWhatItConsistsOf() {
        String hidden = show(diagram(SERVER, collapsed("Choose")));
        assertThat(hidden).contains("  Serve/Choose abstract (2 variants)\n").doesNotContain("Load");
        assertThat(show(diagram(SERVER, collapsed("Serve/Choose")))).isEqualTo(hidden);
        assertThat(show(diagram(SERVER, collapsed(Selection.ALL)))).isEqualTo("""
                Listen source
                Serve abstract (3 steps)
                Listen -> Serve  Socket
                """);
        assertThat(show(diagram(SERVER, new Selection(Optional.empty(), Set.of("Serve"), Set.of(Selection.ALL)))))
                .contains("Serve/Read").doesNotContain("Load");
    }

    @Test
    void anAbstractNodeIsShownOnceUnlessSomebodyWantsMore() {
        String twice = """
                A () => (int x);
                source A => Go;
                Go = Twice -> Twice -> End;
                Twice = Step -> Step;
                Step (int x) => (int x);
                End (int x) => ();
                """;
        assertThat(show(diagram(twice, Selection.DEFAULT))).contains("Go/Twice/Step\n").doesNotContain("Go/Twice.2/Step");
        assertThat(show(diagram(twice, expanded(Selection.ALL)))).contains("Go/Twice/Step\n", "Go/Twice.2/Step\n");
        assertThat(show(diagram(twice, expanded("Go/Twice.2")))).contains("Go/Twice/Step\n", "Go/Twice.2/Step\n");
    }

    @Test
    void findingsAreOnTheStepOrNodeThatTheyConcernAndOnWhateverHidesIt() {
        String wrong = SERVER.replace("Choose -> Write;", "Choose -> Choose -> Write;").replace("Load -> Load;", "Load -> Laod;");
        String open = show(diagram(wrong, Selection.DEFAULT));
        assertThat(open.lines().filter(line -> line.contains("FLUX102"))).hasSize(2)
                .anyMatch(line -> line.contains("Serve/Choose/Laod")).anyMatch(line -> line.contains("Serve/Choose.2 abstract"));
        String closed = show(diagram(wrong, collapsed("Choose")));
        assertThat(closed.lines().filter(line -> line.contains("FLUX102"))).anyMatch(line -> line.contains("Serve/Choose abstract"));
        assertThat(show(diagram(wrong, collapsed(Selection.ALL)))).containsPattern("Serve abstract \\(4 steps\\).*FLUX102");
    }

    @Test
    void whatConcernsNoNodeIsTold() {
        Diagram diagram = diagram("typedef unused IsUnused;\n" + SERVER, Selection.DEFAULT);
        assertThat(diagram.elsewhere()).extracting(Diagnostic::message).anyMatch(message -> message.contains("unused"));
    }

    @Test
    void onlyTheFlowThatIsWantedIsShown() {
        String two = SERVER + "Tick () => (long now);\nsource Tick => Sweep;\nSweep (long now) => ();\n";
        assertThat(show(diagram(two, flow("Tick")))).isEqualTo("Tick source\nSweep\nTick -> Sweep  long now\n");
        assertThat(show(diagram(two, flow("Sweep")))).isEqualTo(show(diagram(two, flow("Tick"))));
        assertThat(show(diagram(two, flow("Choose")))).startsWith("Choose abstract (2 variants)\n");
        assertThat(diagram(two, flow("Tick")).flows()).containsExactly("Listen", "Tick");
    }

    @Test
    void elevatedLocksAreMarkedAndTheDeadlockThatTheyPreventIsARing() {
        Diagram diagram = diagram("""
                Listen () => (int s);
                source Listen => Go;
                typedef odd IsOdd;
                Go:[odd] = First;
                Go:[_] = Second;
                First = A;
                Second = B;
                A (int s) => ();
                B (int s) => ();
                atomic First:{x};
                atomic A:{y};
                atomic Second:{y};
                atomic B:{x};
                """, Selection.DEFAULT);
        assertThat(show(diagram)).contains("Go/Second abstract {x ! elevated} {y !} FLUX602");
        assertThat(diagram.rings()).singleElement().satisfies(ring -> {
            assertThat(ring.kind()).isEqualTo(Diagram.Ring.Kind.DEADLOCK);
            assertThat(ring.boxes()).containsExactlyInAnyOrder("Go/First", "Go/First/A", "Go/Second", "Go/Second/B");
            assertThat(ring.waits()).extracting(wait -> wait.from() + " waits for " + wait.lock() + " of " + wait.to())
                    .containsExactlyInAnyOrder("Go/First/A waits for y of Go/Second", "Go/Second/B waits for x of Go/First");
        });
    }

    @Test
    void nodesInsideThemselvesAreARingAndShownOnce() {
        Diagram diagram = diagram("A () => ();\nsource A => B;\nB = C;\nC = B;\n", expanded(Selection.ALL));
        assertThat(show(diagram)).contains("    B/C/B abstract (1 step)");
        assertThat(diagram.rings()).singleElement().satisfies(ring -> {
            assertThat(ring.kind()).isEqualTo(Diagram.Ring.Kind.RECURSION);
            assertThat(ring.boxes()).containsExactly("B", "B/C");
        });
    }

    @Test
    void whatNoSourceReachesIsShownToo() {
        assertThat(show(diagram("Lone (int x) => (int y);\nLib = Lone -> Other;\nOther (int y) => ();\n", Selection.DEFAULT)))
                .startsWith("Lib abstract").contains("  Lib/Lone", "  Lib/Other");
    }

    @Test
    void ofALargeProgramOnlyTheOuterLevelsAreShown() {
        StringBuilder text = new StringBuilder("S () => (int x);\nsource S => N0;\n");
        for (int i = 0; i < 2000; i++) {
            String next = i == 1999 ? "End" : "N" + (i + 1);
            text.append("N" + i + " = A" + i + " -> " + next + ";\nA" + i + " (int x) => (int x);\n");
        }
        Diagram diagram = diagram(text + "End (int x) => ();\n", Selection.DEFAULT);
        assertThat(show(diagram).lines().filter(line -> !line.contains("->")).count()).isBetween(200L, 400L);
        assertThat(List.of(diagram.level().boxes().get(1).expanded())).containsExactly(true);
    }

    /** Two to the power of 40 boxes would be no picture, and a chain of 1,000 boxes in each other is none. */
    @Test
    void thereIsALimitToWhatCanBeExpanded() {
        StringBuilder doubling = new StringBuilder("Listen () => (int x);\nsource Listen => N0;\n");
        StringBuilder chain = new StringBuilder(doubling);
        for (int i = 0; i < 1000; i++) {
            doubling.append(i < 40 ? "N" + i + " = N" + (i + 1) + " -> N" + (i + 1) + ";\n" : "");
            chain.append("N").append(i).append(" = N").append(i + 1).append(";\n");
        }
        assertThat(boxes(diagram(doubling.toString(), expanded("*")).level())).isBetween(10_000, 10_200);
        assertThat(boxes(diagram(chain.toString(), expanded("*")).level())).isEqualTo(102);
    }

    private static int boxes(Level level) {
        return level.boxes().stream().mapToInt(box -> 1 + box.inside().map(DiagramBuilderTest::boxes).orElse(0)).sum();
    }
}
