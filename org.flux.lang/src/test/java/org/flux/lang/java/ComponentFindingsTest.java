// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the Java side of a program, and when nothing is. */
class ComponentFindingsTest {
    private static final String PROGRAM = """
            Listen () => (String line);
            Pack (String line, int size) => (byte[] data) ;
            Send (byte[] data) => ();
            typedef empty IsEmpty;
            source Listen => Chat;
            Chat = Count -> Choose;
            Count (String line) => (String line, int size);
            Choose:[empty, _] = ;
            Choose:[_, _] = Pack -> Send -> Again;
            Again () => (String line, int size);
            handle error Pack => Failed;
            handle error Chat => Failed;
            """;
    private static final String COMPLETE = """
            public final class Server implements ChatComponents {
                @Override
                public String listen() throws Exception {
                    return "";
                }
                public byte[] pack(String line, int size) { return new byte[size]; }
                public void send(byte[] data) {}
                public boolean isEmpty(String line) { return line.isEmpty(); }
                public CountResult count(String line) { return new CountResult(line, 1); }
                public AgainResult again() { return null; }
                public void failed(String line, int size, Throwable failure) {}
                public void failed(String line, Throwable failure) {}
            }
            """;

    @Test
    void aCompleteClassIsFine() {
        assertThat(Side.of(PROGRAM, COMPLETE).load().hasErrors()).isFalse();
        assertThat(Side.of(PROGRAM, COMPLETE).told()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldAtItsNodeAndShowsTheClass() {
        Side side = Side.of(PROGRAM, COMPLETE.replace("    public void send(byte[] data) {}\n", ""));
        assertThat(side.told()).containsExactly("FLUX701 Send: `Server` has no method `void send(byte[])` for node `Send`");
        Diagnostic finding = side.findings().getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.related()).singleElement().satisfies(r -> {
            assertThat(r.range().file()).isEqualTo("Server.java");
            assertThat(side.text(r.range())).isEqualTo("Server");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "public boolean isEmpty(String line)|FLUX701 IsEmpty: `Server` has no method `boolean isEmpty(String)` for predicate type `empty`",
        "public String listen() throws Exception|FLUX701 Listen: `Server` has no method `String listen()` for source `Listen`",
        "public CountResult count(String line)|FLUX701 Count: `Server` has no method `CountResult count(String)` for node `Count`"})
    void everyKindIsMissed(String method, String told) {
        assertThat(Side.of(PROGRAM, COMPLETE.replace("    @Override\n", "").replace(method, "private int other" + method.length() + "()"))
                .told()).containsExactly(told);
    }

    @Test
    void anOverloadOfAHandlerIsMissed() {
        assertThat(Side.of(PROGRAM, COMPLETE.replace("    public void failed(String line, Throwable failure) {}\n", "")).told())
                .containsExactly("FLUX701 Failed: `Server` has no method `void failed(String, Throwable)` for handler `Failed`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "public byte[] pack(String line, int size)|public byte[] pack(String line)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but `Server` has `byte[] pack(String)`",
        "public byte[] pack(String line, int size)|public byte[] pack(String line, long size)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but `Server` has `byte[] pack(String, long)`",
        "public byte[] pack(String line, int size)|public byte[] pack(Object line, int size)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but `Server` has `byte[] pack(Object, int)`",
        "public byte[] pack(String line, int size)|public void pack(String line, int size)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but `Server` has `void pack(String, int)`",
        "public byte[] pack(String line, int size)|public byte pack(String line, int size)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but `Server` has `byte pack(String, int)`",
        "public byte[] pack(String line, int size)|byte[] pack(String line, int size)"
                + "|Node `Pack` asks for `byte[] pack(String, int)`, but its method in `Server` is not public",
        "public void send(byte[] data)|public static void send(byte[] data)"
                + "|Node `Send` asks for `void send(byte[])`, but `Server` has `static void send(byte[])`, which is static",
        "public void send(byte[] data)|private String send(byte[] data)"
                + "|Node `Send` asks for `void send(byte[])`, but `Server` has `String send(byte[])`, which is not public",
        "public boolean isEmpty(String line)|public Boolean isEmpty(String line)"
                + "|Predicate type `empty` asks for `boolean isEmpty(String)`, but `Server` has `Boolean isEmpty(String)`",
        "public boolean isEmpty(String line)|public boolean isEmpty(String line) throws Exception"
                + "|Predicate type `empty` asks for `boolean isEmpty(String)`, but its method in `Server` throws what no caller expects",
        "public CountResult count(String line)|public String count(String line)"
                + "|Node `Count` asks for `CountResult count(String)`, but `Server` has `String count(String)`",
        "public String listen() throws|public StringBuilder listen() throws"
                + "|Source `Listen` asks for `String listen()`, but `Server` has `StringBuilder listen()`",
        "public void failed(String line, Throwable failure)|public void failed(Exception failure)"
                + "|Handler `Failed` asks for `void failed(String, Throwable)`, but `Server` has `void failed(Exception)`"})
    void whatDiffersIsToldWithBothSides(String right, String wrong, String message) {
        Side side = Side.of(PROGRAM, COMPLETE.replace(right, wrong));
        assertThat(side.told()).singleElement().asString().startsWith("FLUX702 ").endsWith(": " + message);
        assertThat(side.findings().getFirst().related()).singleElement().satisfies(r ->
                assertThat(side.text(r.range())).isEqualTo(wrong.substring(0, wrong.indexOf('(')).replaceFirst(".* ", "")));
    }

    /** Java finds these fine, or nobody knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "public byte[] pack(String line, int size)|public byte[] pack(final String line, int... size)",
        "public void send(byte[] data)|public void send(byte... data)",
        "public void send(byte[] data)|public void send(byte data[])",
        "public void send(byte[] data)|public synchronized void send(@SuppressWarnings(\"x\") byte @A [] data)",
        "public byte[] pack(String line, int size)|public byte[] pack(java.lang.String line, int size)",
        "public CountResult count(String line)|public ChatComponents.CountResult count(String line)",
        "public boolean isEmpty(String line)|public boolean isEmpty(String line) throws IllegalStateException",
        "public boolean isEmpty(String line)|public boolean isEmpty(String line) throws Whatever",
        "public byte[] pack(String line, int size)|public byte[] /* a ) b */ pack(String line, int size)"})
    void whatIsRightInAnotherSpellingIsFine(String right, String spelling) {
        assertThat(Side.of(PROGRAM, COMPLETE.replace(right, spelling.replace("int... size", "int size"))).told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "final class Server extends Base implements ChatComponents {}",
        "@Generated final class Server implements ChatComponents {}",
        "final class Server implements ChatComponents { @Delegate Other other; }",
        "final class Server implements ChatComponents, Others {}",
        "enum Server implements ChatComponents { A }",
        "final class Server implements ChatComponents { void broken( }",
        "final class Server implements ChatComponents { String listen() { return \"; }\n}",
        "abstract class Server implements ChatComponents {}",
        "interface Server extends ChatComponents {}",
        "class Main { ChatComponents c = new ChatComponents() {}; }",
        "class Outer { class Inner implements ChatComponents {} }",
        "class Server implements other.ChatComponents {}",
        "import other.ChatComponents; class Server implements ChatComponents {}",
        "package elsewhere; class Server implements ChatComponents {}"})
    void whereNothingIsCertainNothingIsSaid(String java) {
        assertThat(Side.of(PROGRAM, java).told()).isEmpty();
    }

    @Test
    void whatIsInheritedFromSourcesCounts() {
        Map<String, String> java = Map.of(
                "Server.java", "final class Server extends Base<String> implements Packing { public void send(byte[] data) {} }",
                "Base.java", "abstract class Base<T> implements ChatComponents, AutoCloseable { public T listen() { return null; }"
                        + " public boolean isEmpty(T line) { return true; } public CountResult count(T line) { return null; }"
                        + " public AgainResult again() { return null; } public void close() {}"
                        + " public void failed(T line, int size, Throwable failure) {} public void failed(T line, Throwable f) {} }",
                "Packing.java", "interface Packing { default byte[] pack(String line, int size) { return null; } void other(); }");
        assertThat(Side.of(PROGRAM, java).told()).isEmpty();
        java = new java.util.HashMap<>(java);
        java.put("Packing.java", "interface Packing { byte[] pack(String line, int size); }");
        assertThat(Side.of(PROGRAM, java).told()).containsExactly(
                "FLUX701 Pack: `Server` has no method `byte[] pack(String, int)` for node `Pack`");
    }

    @Test
    void aRecordsAccessorsAreMethods() {
        String program = "Config () => (String text);\nShow (String text) => ();\nsource Config => Show;\n";
        assertThat(Side.of(program, "record Server(String config) implements ChatComponents { public void show(String text) {} }").told())
                .isEmpty();
        assertThat(Side.of(program, "record Server(int config) implements ChatComponents { public void show(String text) {} }").told())
                .containsExactly("FLUX702 Config: Source `Config` asks for `String config()`, but `Server` has `int config()`");
    }

    @Test
    void theClassesOfThePackageAreMeantAndNoOthers() {
        String program = "package a.b;\nimport java.util.List;\nimport a.c.Job;\n"
                + "Listen () => (List<Job> jobs);\nDo (List<Job> jobs) => ();\n"
                + "source Listen => Do;\n";
        String body = "class Server implements ChatComponents { public List<Job> listen() { return null; } public void do_(%s jobs) {} }";
        String head = "package a.b;\nimport java.util.List;\nimport a.c.Job;\n";
        assertThat(Side.of(program, head + body.formatted("List<Job>")).told()).isEmpty();
        assertThat(Side.of(program, head + body.formatted("java.util.List<a.c.Job>")).told()).isEmpty();
        assertThat(Side.of(program, "package x;\nimport a.b.*;\nimport java.util.*;\nimport a.c.*;\n" + body.formatted("List<Job>")).told())
                .isEmpty();
        assertThat(Side.of(program, head + body.formatted("List<String>")).told()).hasSize(1);
        assertThat(Side.of(program, head + body.formatted("List<? extends Job>")).told()).isEmpty();
        assertThat(Side.of(program, head + body.formatted("List")).told()).isEmpty();
        assertThat(Side.of(program, head.replace("a.c.Job", "a.d.Job") + body.formatted("List<Job>")).told()).as("another Job").hasSize(1);
        assertThat(Side.of(program, head.replace("java.util.List", "java.awt.List") + body.formatted("List")).told()).hasSize(2);
    }

    @Test
    void resultsMayBeSubtypes() {
        String program = "import java.util.concurrent.CompletionStage;\nasync Ask (String q) => (String a);\n"
                + "source L => F;\nF = Ask -> T;\n"
                + "L () => (String q);\nT (String a) => ();\nJob () => (Shape s);\nsource Job => Draw;\nDraw (Shape s) => ();\n";
        String java = "class Server implements ChatComponents { public %s ask(String q) { return null; } public void t(String a) {}\n"
                + "public String l() { return null; } public %s job() { return null; } public void draw(Shape s) {} }\n"
                + "interface Shape {}\nrecord Square() implements Shape {}\nrecord Unrelated() implements Runnable {}\n"
                + "class Deep extends Library {}\n";
        assertThat(Side.of(program, java.formatted("java.util.concurrent.CompletableFuture<String>", "Square")).told()).isEmpty();
        assertThat(Side.of(program, java.formatted("Future", "Deep")).told()).isEmpty();
        assertThat(Side.of(program, java.formatted("CompletionStage<String>", "Unrelated")).told()).containsExactly(
                "FLUX702 Job: Source `Job` asks for `Shape job()`, but `Server` has `Unrelated job()`");
        assertThat(Side.of(program, java.formatted("void", "Shape")).told()).hasSize(1);
    }

    @Test
    void aSourceOpensAndClosesWithoutSayingSo() {
        String java = COMPLETE.replace("    public void send(", "    public void openListen() {}\n    public void send(");
        assertThat(Side.of(PROGRAM, java).told()).isEmpty();
        assertThat(Side.of(PROGRAM, java.replace("public void openListen", "void openListen")).told()).singleElement().asString()
                .endsWith("but its method in `Server` is not public");
        assertThat(Side.of(PROGRAM, java.replace("openListen()", "openListen(int port)")).told()).as("another method").isEmpty();
    }

    @Test
    void noClassIsAnInfoWhereThereIsJava() {
        Side side = Side.of(PROGRAM, "final class Something {}");
        assertThat(side.told()).containsExactly("FLUX704 Listen: No class in the Java sources implements `ChatComponents`");
        assertThat(side.findings().getFirst().severity()).isEqualTo(Severity.INFO);
        assertThat(Side.of(PROGRAM, Map.of()).told()).isEmpty();
        assertThat(Side.of("Listen () => (int x) by Lib::listen;\nShow (int x) => () by Lib::show;\nsource Listen => Show;\n",
                "class Other {}").told()).as("all is bound").isEmpty();
    }

    @Test
    void severalClassesAreAnInfoAndEachIsChecked() {
        Side side = Side.of(PROGRAM, COMPLETE + "class Outer { static class Fake implements ChatComponents {} }");
        assertThat(side.told()).contains("FLUX705 Listen: Several classes implement `ChatComponents`: `Server`, `Fake`",
                "FLUX701 Send: `Fake` has no method `void send(byte[])` for node `Send`").hasSize(9);
        Diagnostic several = side.findings().stream().filter(d -> d.code() == Code.COMPONENTS_AMBIGUOUS).findFirst().orElseThrow();
        assertThat(several.help()).contains("`flux run --components Server` chooses one");
        assertThat(several.related()).extracting(r -> side.text(r.range())).containsExactly("Server", "Fake");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "static int hash(String text) { return 1; }|",
        "int hash(String text) { return 1; }|",
        "static int hash(Object o) { return 1; }|",
        "static <T> T hash(T o) { return o; }|",
        "static int hash(String... texts) { return 1; }|",
        "static int hsah(String text) { return 1; }|`Codec` has no method `hash`, did you mean `hsah`?",
        "static int hash() { return 1; }|`Codec::hash` takes 0 values, but gets 1: String",
        "static int hash(String a, int b) { return 1; }|`Codec::hash` takes 2 values, but gets 1: String",
        "static void hash(String text) {}|`Codec::hash` returns nothing, where int is needed",
        "private static int hash(String text) { return 1; }|`Codec::hash` is private",
        "static void hash(String text) {} static int hash() { return 1; }|No method `hash` of `Codec` fits node `Hash`"})
    void boundMethodsAreCompared(String method, String message) {
        String program = "Listen () => (String text);\nHash (String text) => (int hash) by Codec::hash;\nShow (int hash) => ();\n"
                + "source Listen => F;\nF = Hash -> Show;\n";
        List<String> told = Side.of(program, Map.of("Server.java", "class Server implements ChatComponents {"
                + "public String listen() { return null; } public void show(int hash) {} }",
                "Codec.java", "final class Codec { " + method + " }")).told();
        assertThat(told).isEqualTo(message == null ? List.of() : List.of("FLUX703 hash: " + message));
    }

    @Test
    void boundMethodsOfOtherPackagesArePublic() {
        String program = "package a;\nimport b.Codec;\n"
                + "typedef p by Codec::test;\nListen () => (String t);\nsource Listen => F;\nF:[p] = ;\n"
                + "F:[_] = Show;\nShow (String t) => (String t);\n";
        Map<String, String> java = Map.of("Server.java", "package a; class Server implements ChatComponents {"
                + "public String listen() { return null; } public String show(String t) { return t; } }",
                "Codec.java", "package b;\npublic class Codec { %s }");
        for (String method : List.of("static boolean test(String s) { return true; }", "public static int test(String s) { return 1; }")) {
            Map<String, String> files = new java.util.HashMap<>(java);
            files.put("Codec.java", java.get("Codec.java").formatted(method));
            assertThat(Side.of(program, files).told()).containsExactly("FLUX703 test: `Codec::test` "
                    + (method.startsWith("public") ? "returns int, where boolean is needed" : "is not public"));
        }
    }

    @Test
    void aProgramThatCannotBeReadAsAWholeIsNotCompared() {
        String java = "class Server implements ChatComponents {}";
        assertThat(Side.of(PROGRAM, java).told()).isNotEmpty();
        assertThat(Side.of(PROGRAM + "Chat == ;;; (", java).told()).isEmpty();
    }

    @Test
    void whatIsMisspeltIsNoMethod() {
        String program = "Listen () => (String t);\nShow (String t) => ();\nOther () => ();\nsource Listen => F;\nF = Shwo;\n";
        String java = "class Server implements ChatComponents { public String listen() { return null; } public void show(String t) {}"
                + " public void other() {} }";
        assertThat(Side.of(program, java).load().diagnostics()).extracting(d -> d.code().id()).contains("FLUX101");
        assertThat(Side.of(program, java).told()).isEmpty();
    }
}
