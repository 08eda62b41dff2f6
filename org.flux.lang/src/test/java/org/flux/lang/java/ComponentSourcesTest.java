// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flux.graph.ProgramGraph;
import org.junit.jupiter.api.Test;

/** From a program to the Java that implements it. */
class ComponentSourcesTest {
    private static final String PROGRAM = """
            Listen () => (String line);
            Hash (String line) => (int hash) by lib.Codec::hash;
            Show (int hash) => ();
            typedef empty IsEmpty;
            source Listen {session: who} => Chat;
            Chat:[empty] = Hash -> Show;
            Chat:[_] = Undeclared -> Show;
            handle error Show => Failed;
            handle error Hash => Failed;
            handle error Listen => Sorry by lib.Codec::sorry;
            handle error Undeclared => Show2;
            Show2 (String line) => ();
            """;
    private static final Map<String, String> JAVA = Map.of("Server.java", """
            final class Server extends Base implements ChatComponents {
                public String listen() { return null; }
                public void show(int hash) {}
                public boolean isEmpty(String line) { return true; }
                public Object who(String line) { return line; }
                public void failed(int hash, Throwable failure) {}
                public void failed(String line, Throwable failure) {}
                public void show2(String line) {}
                public int undeclared(String line) { return 0; }
            }
            """, "Codec.java", "package lib; public class Codec extends Base { public static int hash(String s) { return 1; } }",
            "Base.java", "package lib; public class Base { public void sorry(Throwable t) {} }");

    private final Side side = Side.of(PROGRAM, JAVA);
    private final ComponentSources sources = side.sources();

    private List<String> shown(List<JavaMethod> methods) {
        return methods.stream().map(m -> m.range().file() + ":" + m.nameRange().line() + " "
                + m.toString().replace("static ", "")).toList();
    }

    @Test
    void everyKindLeadsToItsMethod() {
        ProgramGraph graph = side.load().graph();
        assertThat(shown(sources.ofNode("Show"))).containsExactly("Server.java:3 void show(int)");
        assertThat(shown(sources.ofNode("Listen"))).containsExactly("Server.java:2 String listen()");
        assertThat(shown(sources.ofNode("Undeclared"))).containsExactly("Server.java:9 int undeclared(String)");
        assertThat(shown(sources.ofNode("Hash"))).containsExactly("Codec.java:1 int hash(String)");
        assertThat(sources.ofNode("Chat")).isEmpty();
        assertThat(shown(sources.ofNode("Failed"))).containsExactly("Server.java:6 void failed(int, Throwable)",
                "Server.java:7 void failed(String, Throwable)");
        assertThat(shown(sources.ofPredicate("empty"))).containsExactly("Server.java:4 boolean isEmpty(String)");
        assertThat(shown(sources.ofSession("Listen"))).containsExactly("Server.java:5 Object who(String)");
        assertThat(graph.handlers().stream().map(h -> shown(sources.ofHandler(h)))).containsExactly(
                List.of("Server.java:6 void failed(int, Throwable)"), List.of("Server.java:7 void failed(String, Throwable)"),
                List.of("Base.java:1 void sorry(Throwable)"), List.of("Server.java:8 void show2(String)"));
        assertThat(sources.classes()).extracting(JavaClass::name).containsExactly("Server");
    }

    @Test
    void whatDiffersIsFoundAllTheSame() {
        Side other = Side.of(PROGRAM, Map.of("Server.java", JAVA.get("Server.java").replace("show(int hash)", "show()")));
        assertThat(shown(other.sources().ofNode("Show"))).containsExactly("Server.java:3 void show()");
    }

    @Test
    void anAbstractClassWillDoIfThereIsNoOther() {
        Side other = Side.of(PROGRAM, Map.of("Server.java", JAVA.get("Server.java").replace("final class", "abstract class")));
        assertThat(other.sources().classes()).isEmpty();
        assertThat(shown(other.sources().ofNode("Show"))).containsExactly("Server.java:3 void show(int)");
    }

    @Test
    void aProgramInPiecesHasAnswersToo() {
        for (int end = 0; end < PROGRAM.length(); end += 7) {
            Side piece = Side.of(PROGRAM.substring(0, end), JAVA);
            piece.sources().findings();
            piece.sources().ofNode("Show");
        }
    }
}
