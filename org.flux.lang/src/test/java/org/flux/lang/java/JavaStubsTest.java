// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text that is written into Java sources. That it compiles is tested where the interface is generated, in org.flux.generator. */
class JavaStubsTest {
    private static final String PROGRAM = """
            Listen () => (String line);
            /** Sends a line: it may take \\u0041 while. */
            Send (String line) => ();
            source Listen => Send;
            """;
    private static final String LISTEN = "    public String listen() {\n        return \"\";\n    }\n";

    private static String after(String java) {
        Side side = Side.of(PROGRAM, java);
        Side with = side.with(JavaStubs.of(side.sources()).forMissing());
        assertThat(with.told()).isEmpty();
        return with.java();
    }

    @Test
    void aMethodGoesBehindTheOthersInTheirStyle() {
        assertThat(after("class Server implements ChatComponents {\n" + LISTEN + "}\n")).isEqualTo(
                "class Server implements ChatComponents {\n" + LISTEN + """

                    /** Sends a line: it may take &#92;u0041 while. */
                    @Override
                    public void send(String line) throws Exception {
                        throw new UnsupportedOperationException("Send is not implemented yet");
                    }
                }
                """);
    }

    @Test
    void tabsAndWindowsLineEndsAreKept() {
        String text = "class Server implements ChatComponents {\r\n\tpublic String listen() {\r\n\t\treturn \"\";\r\n\t}\r\n\r\n}\r\n";
        assertThat(after(text)).isEqualTo(text.replace("\t}\r\n\r\n}", "\t}\r\n\r\n\t/** Sends a line: it may take &#92;u0041 while. */\r\n"
                + "\t@Override\r\n\tpublic void send(String line) throws Exception {\r\n"
                + "\t\tthrow new UnsupportedOperationException(\"Send is not implemented yet\");\r\n\t}\r\n\r\n}"));
        assertThat(after(text)).doesNotContain("\r\r").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void aBodyOnOneLineIsOpened() {
        assertThat(after("class Server implements ChatComponents {}")).startsWith("class Server implements ChatComponents {\n"
                + "    @Override\n    public String listen() throws Exception {\n").endsWith("    }\n}");
        assertThat(after("class A {\n  static class Server implements ChatComponents { int x; }\n}\n"))
                .contains("implements ChatComponents { int x;\n\n      @Override\n").endsWith("      }\n  }\n}\n");
        assertThat(after("record Server(int x) implements ChatComponents {}")).contains("{\n    @Override\n");
        assertThat(after("class Server implements ChatComponents {\n}\n")).startsWith(
                "class Server implements ChatComponents {\n    @Override\n");
    }

    @Test
    void typesAreImportedWhereTheyAreNot() {
        String program = "import java.util.Map;\nimport java.util.UUID;\nimport a.List;\nimport a.String;\n"
                + "Listen () => (Map<UUID, List[]> map, int size);\nShow (Map<UUID, List[]> map, int size) => ();\n"
                + "source Listen => Show;\n";
        Side side = Side.of(program, """
                // Licence

                import java.util.List;
                import java.util.Objects;
                import static java.lang.Math.*;

                class Server implements ChatComponents {}
                """);
        String java = side.with(JavaStubs.of(side.sources()).forMissing()).java();
        assertThat(java).contains("import java.util.List;\nimport java.util.Map;\nimport java.util.Objects;\nimport java.util.UUID;\n"
                + "import static", "public ListenResult listen() throws Exception", "show(Map<UUID, a.List[]> map, int size)");
    }

    @Test
    void theFirstImportGoesBehindThePackageOrTheLicence() {
        String program = "%simport java.util.UUID;\nListen () => (UUID id);\nShow (UUID id) => ();\nsource Listen => Show;\n";
        Side packaged = Side.of(program.formatted("package a;\n"),
                "/* Licence */\npackage a;\n\nclass Server implements ChatComponents {}\n");
        assertThat(packaged.with(JavaStubs.of(packaged.sources()).forMissing()).java())
                .startsWith("/* Licence */\npackage a;\n\nimport java.util.UUID;\n\nclass Server");
        Side bare = Side.of(program.formatted(""), "// Licence\n/** Doc. */\nclass Server implements ChatComponents {}\n");
        assertThat(bare.with(JavaStubs.of(bare.sources()).forMissing()).java())
                .startsWith("// Licence\nimport java.util.UUID;\n\n/** Doc. */\nclass Server");
    }

    @Test
    void aClassIsCreatedWhereThereIsNone() {
        Side side = Side.of("package a.b;\nimport java.util.*;\n" + PROGRAM.replace("String line", "List<Job> jobs"), "class Other {}");
        Side with = side.fixed("Create class `ChatServer`");
        assertThat(with.files().get("a/b/ChatServer.java")).isEqualTo("""
                package a.b;

                import java.util.*;

                /** The components of chat.flux. */
                public final class ChatServer implements ChatComponents {

                    @Override
                    public List<Job> listen() throws Exception {
                        throw new UnsupportedOperationException("Listen is not implemented yet");
                    }

                    /** Sends a line: it may take &#92;u0041 while. */
                    @Override
                    public void send(List<Job> jobs) throws Exception {
                        throw new UnsupportedOperationException("Send is not implemented yet");
                    }
                }
                """);
        assertThat(with.told()).isEmpty();
    }

    @Test
    void aSignatureIsChangedAndItsNamesAreKept() {
        String java = "class Server implements ChatComponents { private static @A int listen() { return 1; } void send(Object what) {} }";
        Side side = Side.of(PROGRAM, java);
        assertThat(side.findings()).hasSize(2);
        Side once = side.fixed("Change the method to `String listen()`");
        assertThat(once.java()).startsWith("class Server implements ChatComponents { public @A String listen() { return 1; }");
        assertThat(once.fixed("Change").java()).endsWith(" public void send(String what) {} }");
        assertThat(side.fixed("Change").fixed("Create the method `send`").java()).contains("void send(Object what) {}",
                "public void send(String line) throws Exception {");
        assertThat(once.fixed("Change").told()).isEmpty();
    }

    @Test
    void fixesSayWhatTheyDo() {
        String head = "class Server implements ChatComponents {\n" + LISTEN;
        Side hidden = Side.of(PROGRAM, head + "    @A\n    protected final void send(String l) {}\n}");
        assertThat(hidden.fixed("Make `Server.send` public").java()).contains("    @A\n    public final void send(String l) {}");
        Side bare = Side.of(PROGRAM, head + "    /** Doc. */\n    @Override\n    final void send(String l) {}\n}");
        assertThat(bare.fixed("Make `Server.send` public").java()).contains("    @Override\n    public final void send(String l) {}");
        Side fixed = Side.of(PROGRAM, head + "    public static void send(String l) {}\n}");
        assertThat(fixed.fixed("Remove `static` from `Server.send`").java()).contains("    public void send(String l) {}");
    }

    @Test
    void aMethodThatIsCalledNearlyLikeThatIsRenamed() {
        String java = "class Server implements ChatComponents {\n" + LISTEN + "    public void sent(String line) {}\n}\n";
        Side side = Side.of(PROGRAM, java);
        assertThat(side.findings().getFirst().related()).extracting(r -> side.text(r.range())).containsExactly("Server", "sent");
        assertThat(side.fixed("Rename `Server.sent` to `send`").java()).isEqualTo(java.replace("sent(", "send("));
        assertThat(Side.of(PROGRAM, java.replace("sent(", "tell(")).fixed("Rename `Server.tell` to `send`").java()).contains("void send(");
        Side other = Side.of(PROGRAM, java.replace("String line", "int line"));
        assertThat(other.findings().getFirst().fixes()).singleElement().satisfies(f -> assertThat(f.title()).startsWith("Create"));
    }

    @Test
    void aBoundMethodIsCreated() {
        String program = "Listen () => (String text);\nHash (String text) => (int hash) by Codec::hash;\nShow (int hash) => ();\n"
                + "source Listen => F;\nF = Hash -> Show;\n";
        Side side = Side.of(program, Map.of("Server.java", "class Server implements ChatComponents { "
                + "public String listen() { return null; }"
                + " public void show(int hash) {} }", "Codec.java", "final class Codec {\n\n}\n"));
        Side with = side.fixed("Create the method `hash` in `Codec`");
        assertThat(with.files().get("Codec.java")).startsWith("final class Codec {\n    "
                + "public static int hash(String text) throws Exception {\n"
                + "        throw new UnsupportedOperationException(\"Hash is not implemented yet\");\n    }\n");
        assertThat(with.told()).isEmpty();
    }
}
