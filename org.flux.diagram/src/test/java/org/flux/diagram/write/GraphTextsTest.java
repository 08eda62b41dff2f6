// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.graph.analysis.Analysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats that other tools lay out: Mermaid and DOT. */
class GraphTextsTest {
    private static final String PROGRAM = """
            typedef hit isHit;
            Listen () => (Socket s);
            Read (Socket s) => (Socket s, boolean b);
            Store (Socket s, boolean b) => (Socket s);
            Write (Socket s) => ();
            source Listen => Serve;
            Serve = Read -> Cache -> Write;
            Cache:[_, hit] = Store;
            Cache:[_, _] = Fetch -> Store;
            atomic Store:{cache};
            handle error Read => Fail;
            """;

    private static Diagram diagram(String text, Selection selection) {
        Analysis analysis = TestPrograms.analysis("test.flux", text);
        return DiagramBuilder.of(analysis, analysis.diagnostics(), selection, Overlay.NONE);
    }

    @Test
    void arcsGoThroughTheEdgesOfBoxes() {
        String chart = MermaidWriter.write(diagram(PROGRAM, Selection.DEFAULT));
        assertThat(chart.lines().map(String::strip).filter(line -> line.matches("n\\d+ -.*"))).containsExactly(
                "n1 -->|\"Socket\"| n3",
                "n3 -.->|\"error\"| n4",
                "n3 -->|\"Socket, boolean b\"| n6",
                "n7 -->|\"Socket\"| n10",
                "n9 -->|\"Socket\"| n10",
                "n6 -->|\"[_, hit]<br/>Socket, boolean b\"| n7",
                "n6 -->|\"[_, _]<br/>Socket, boolean b\"| n8",
                "n8 -->|\"Socket, boolean b\"| n9");
        assertThat(chart).startsWith("---\ntitle: \"Test\"\n---\nflowchart TB\n  n1([\"Listen\"])\n  subgraph n2[\"Serve")
                .contains("    n7[\"Store<br/>cache !\"]\n").contains("\n    subgraph n5[\"Cache · 2 variants\"]\n      n6{\" \"}\n")
                .contains("    end\n").endsWith("\n").doesNotContain("\r");
    }

    @Test
    void dotHasAClusterForEachExpandedBox() {
        String graph = DotWriter.write(diagram(PROGRAM, Selection.DEFAULT));
        assertThat(graph).startsWith("digraph \"Test\" {\n").endsWith("}\n").contains("  subgraph \"cluster Serve\" {\n")
                .contains("    subgraph \"cluster Serve/Cache\" {\n")
                .contains("\"Serve/Read\" -> \"Serve/Cache/?\" [label=\"Socket, boolean b\"")
                .contains("\"Serve/Read\" -> \"Serve/Read!Fail\" [label=\"error\"").contains("style=dashed, color=\"#b83227\"");
    }

    @Test
    void aCollapsedBoxIsANode() {
        Diagram diagram = diagram(PROGRAM, new Selection(Optional.empty(), Set.of(), Set.of("Serve")));
        assertThat(MermaidWriter.write(diagram)).contains("  n2[[\"Serve<br/>3 steps\"]]\n").contains("  n1 -->|\"Socket\"| n2\n")
                .doesNotContain("subgraph");
        assertThat(DotWriter.write(diagram)).doesNotContain("subgraph").contains("\"Listen\" -> \"Serve\" [label=\"Socket\"");
    }

    @ParameterizedTest
    @MethodSource("org.flux.diagram.TestPrograms#all")
    void everyProgramIsWellFormed(java.nio.file.Path program) {
        String text = TestPrograms.text(program);
        for (Selection selection : List.of(Selection.DEFAULT, new Selection(Optional.empty(), Set.of(Selection.ALL), Set.of()))) {
            checkMermaid(MermaidWriter.write(diagram(text, selection)));
            checkDot(DotWriter.write(diagram(text, selection)));
        }
    }

    @Test
    void everyNameIsEscaped() {
        Diagram hostile = Samples.nodes(Samples.HOSTILE).diagram();
        checkMermaid(MermaidWriter.write(hostile));
        checkDot(DotWriter.write(hostile));
        assertThat(MermaidWriter.escape("a\"b #1; <i>&`~")).isEqualTo("a#34;b #35;1#59; #60;i#62;#38;#96;#126;");
        assertThat(DotWriter.write(hostile)).contains("label=\"\\\"quoted\\\" \\\\ back\\\\\\n").contains("a &amp; b &amp;amp; c");
    }

    /** Each line is one of those that there are, each arc joins nodes that there are, and each box is closed. */
    private static void checkMermaid(String chart) {
        Pattern text = Pattern.compile("\"([^\"#<>&`\\\\]|#\\d+;|<br/>)*\"");
        Pattern node = Pattern.compile("(subgraph )?(n\\d+)[\\[({]+" + text + "[\\])}]+");
        Pattern arc = Pattern.compile("(n\\d+) (-->|-\\.->)(\\|" + text + "\\|)? (n\\d+)");
        Set<String> nodes = new HashSet<>();
        int open = 0;
        List<String> lines = chart.lines().skip(4).map(String::strip).toList();
        for (String line : lines) {
            Matcher aNode = node.matcher(line);
            Matcher anArc = arc.matcher(line);
            if (aNode.matches()) {
                assertThat(nodes.add(aNode.group(2))).isTrue();
                open += aNode.group(1) == null ? 0 : 1;
            } else if (line.equals("end")) {
                open--;
            } else if (anArc.matches()) {
                assertThat(nodes).contains(anArc.group(1), anArc.group(anArc.groupCount()));
            } else {
                assertThat(line).matches("(classDef|class|style|linkStyle) .*");
            }
        }
        assertThat(open).isZero();
        assertThat(nodes).isNotEmpty();
    }

    /** Reads tokens as Graphviz does: names in quotes, and brackets that match. */
    private static void checkDot(String graph) {
        Matcher token = Pattern.compile("\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|->|[{}\\[\\],=]|[a-z]+|[0-9.]+|TB", Pattern.DOTALL).matcher(graph);
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < graph.length() && token.find(at) && token.start() == at) {
            at = token.end();
            if (!token.group().isBlank()) {
                tokens.add(token.group());
            }
        }
        assertThat(at).as("read up to: %s", graph.substring(Math.max(0, at - 20))).isEqualTo(graph.length());
        Deque<String> open = new ArrayDeque<>();
        Set<String> nodes = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case "{", "[" -> open.push(tokens.get(i));
                case "}" -> assertThat(open.pop()).isEqualTo("{");
                case "]" -> assertThat(open.pop()).isEqualTo("[");
                case "->" -> assertThat(nodes).contains(tokens.get(i - 1), tokens.get(i + 1));
                default -> nodes.add(tokens.get(i));
            }
        }
        assertThat(open).isEmpty();
    }
}
