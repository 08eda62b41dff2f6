// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Layout.JavaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of Java sources, when, and what happens where they cannot be read. */
class JavaSourcesTest {
    @TempDir
    Path folder;

    private static JavaUnit read(String text) {
        return JavaReader.ofThisJava().orElseThrow().read("A.java", text);
    }

    private static String at(String text, SourceRange range) {
        return text.substring(range.offset(), range.endOffset());
    }

    @Test
    void everyKindOfClassIsReadWithThoseInside() {
        JavaUnit unit = read("""
                package a.b;
                class Outer<T> { class Inner {} static class Nested { record Deep(int x) {} }
                        interface I { class Implicit {} } enum E { A } }
                @interface Mark {}
                abstract class Half {}
                sealed interface S permits R {} record R(String name, int size) implements S, java.io.Serializable {
                    static int made; public int size() { return 0; } }
                """);
        assertThat(unit.classes()).extracting(JavaClass::name).containsExactly("a.b.Outer", "a.b.Outer.Inner", "a.b.Outer.Nested",
                "a.b.Outer.Nested.Deep", "a.b.Outer.I", "a.b.Outer.I.Implicit", "a.b.Outer.E", "a.b.Mark", "a.b.Half", "a.b.S",
                "a.b.R");
        assertThat(unit.classes().stream().filter(JavaClass::canBeMade)).extracting(JavaClass::simpleName)
                .containsExactly("Outer", "Nested", "Deep", "Implicit", "E", "R");
        assertThat(unit.classes().get(1).typeParameters()).containsExactly("T");
        assertThat(unit.classes().getLast().superTypes()).extracting(Object::toString).containsExactly("S", "Serializable");
        assertThat(unit.classes().getLast().methods()).extracting(Object::toString)
                .containsExactlyInAnyOrder("String name()", "int size()");
        assertThat(unit.broken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void run()", "int[] read(byte[][], String...)", "Map<String, List<? extends Number>> map(Entry<K, V>)",
        "static Größe größe(Länge)", "A twice(int, A...)", "List<?> all(List<? super Integer>)"})
    void methodsAreReadAsTheyAreWritten(String method) {
        int open = method.indexOf('(');
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int at = start; at < method.length(); at++) {
            char c = method.charAt(at);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (depth == 0 && (c == ',' || c == ')') && at > start) {
                parameters.add(method.substring(start, at).strip() + " p" + parameters.size());
                start = at + 1;
            }
        }
        String text = "abstract class A { " + method.substring(0, open + 1) + String.join(", ", parameters) + ") { } }";
        JavaMethod read = read(text).classes().getFirst().methods().getFirst();
        assertThat(read).hasToString(method);
        assertThat(at(text, read.nameRange())).isEqualTo(read.name());
        assertThat(at(text, read.range())).startsWith(method.substring(0, open)).endsWith("}");
    }

    @Test
    void namesAreFoundAmongCommentsAndTypesOfTheSameName() {
        String text = """
                /** A. */
                final /* class B */ class A /* A */ extends B {
                    @Deprecated(since = "private run()") public
                    static // run
                    run run /* run ( */ (int run) throws run { return null; }
                    void // none()
                    none(String[] /* run... */ all) { }
                    A() { }
                    <A> A pick(A first) { return first; }
                }
                """;
        JavaClass type = read(text).classes().getFirst();
        assertThat(type.nameRange().offset()).isEqualTo(text.indexOf("A /* A */"));
        JavaMethod run = type.methods().getFirst();
        assertThat(run.nameRange().offset()).isEqualTo(text.indexOf("run /* run ("));
        assertThat(run.nameRange().line()).isEqualTo(5);
        assertThat(run.nameRange().column()).isEqualTo(9);
        assertThat(at(text, run.header().orElseThrow().signature())).isEqualTo("run run /* run ( */ (int run)");
        assertThat(at(text, run.header().orElseThrow().access())).isEqualTo("public");
        JavaMethod none = type.methods().get(1);
        assertThat(none).hasToString("void none(String[])");
        assertThat(none.result()).isEmpty();
        assertThat(none.nameRange().offset()).isEqualTo(text.indexOf("none(String[]"));
        assertThat(type.methods()).as("no constructor").hasSize(3);
        assertThat(type.methods().getLast().typeParameters()).containsExactly("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {", "class A { void }", "class A { void x( }", "}{", "class A { String s = \"; }",
            "\0", "\\u", "package",
        "import ; class A {}", "class", "record A(int", "enum A {,;", "@", "class A { void a() { \"\"\" } }", "/* never ends"})
    void brokenSourcesAreReadAsFarAsPossible(String text) {
        assertThat(read(text).broken()).isTrue();
    }

    @Test
    void whatTheParserCannotBearIsBroken() {
        assertThat(read("class A { int x = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + "; }").broken()).isTrue();
    }

    @Test
    void emptyFilesAreFine() {
        assertThat(read("").classes()).isEmpty();
        assertThat(read("// nothing\n").broken()).isFalse();
    }

    @Test
    void aFileIsParsedAgainOnlyWhenItHasChanged() throws IOException {
        Path file = write("A.java", "class A extends Base {}");
        List<String> parsed = new ArrayList<>();
        JavaReader reader = JavaReader.ofThisJava().orElseThrow();
        JavaSources sources = new JavaSources(path -> Optional.empty(), () -> Optional.of((name, text) -> {
            parsed.add(text);
            return reader.read(name, text);
        }));
        JavaFile java = new JavaFile("A.java", file);
        assertThat(sources.unit(java).classes()).hasSize(1);
        assertThat(sources.outline(java).orElseThrow().superTypes()).containsExactly("Base");
        sources.unit(java);
        assertThat(parsed).hasSize(1);
        Files.writeString(file, "class A extends Base {} class B {}");
        assertThat(sources.unit(java).classes()).hasSize(2);
        Files.writeString(file, "class A extends Base {} class C {}");
        Files.setLastModifiedTime(file, FileTime.from(1, TimeUnit.HOURS));
        assertThat(sources.unit(java).classes()).extracting(JavaClass::name).containsExactly("A", "C");
        Files.writeString(file, "class D {}");
        Files.setLastModifiedTime(file, FileTime.from(1, TimeUnit.HOURS));
        assertThat(sources.unit(java).classes()).as("another size at the same time").extracting(JavaClass::name).containsExactly("D");
        Files.delete(file);
        assertThat(sources.unit(java).broken()).isTrue();
        assertThat(sources.outline(java)).isEmpty();
    }

    @Test
    void aFileIsReadInUtf8AlsoIfItHasOnlyBeenLookedOverBefore() throws IOException {
        JavaFile java = new JavaFile("A.java", write("A.java", "class Größe extends Länge {}"));
        JavaSources sources = new JavaSources();
        assertThat(sources.outline(java).orElseThrow().superTypes()).containsExactly("Länge");
        assertThat(sources.unit(java).classes()).extracting(JavaClass::name).containsExactly("Größe");
    }

    @Test
    void theTextInAnEditorWins() throws IOException {
        Path file = write("A.java", "class A {}");
        Map<Path, String> open = new HashMap<>(Map.of(file, "class Unsaved {}"));
        JavaSources sources = new JavaSources(path -> Optional.ofNullable(open.get(path)));
        JavaFile java = new JavaFile("A.java", file);
        assertThat(sources.unit(java).classes()).extracting(JavaClass::name).containsExactly("Unsaved");
        open.put(file, "class Unsafed {}");
        assertThat(sources.unit(java).classes()).extracting(JavaClass::name).containsExactly("Unsafed");
        open.clear();
        assertThat(sources.unit(java).classes()).extracting(JavaClass::name).containsExactly("A");
    }

    @Test
    void aHugeFileIsNotParsed() throws IOException {
        Path file = write("Huge.java", "class Huge implements ChatComponents {}\n" + " ".repeat((int) JavaSources.MAX_PARSED));
        JavaSources sources = new JavaSources();
        assertThat(sources.unit(new JavaFile("Huge.java", file)).broken()).isTrue();
        JavaProject project = sources.project(layout(file));
        assertThat(project.types().contains("Huge")).isTrue();
        Side side = Side.of("Listen () => (int x);\nShow (int x) => ();\nsource Listen => Show;\n", Map.of());
        assertThat(ComponentSources.of(side.load().analysis(), project).findings()).as("it may implement them").isEmpty();
    }

    @Test
    void whatHasNotBeenAskedForLongestIsForgotten() throws IOException {
        Path first = write("A.java", "class A {}");
        List<Path> parsed = new ArrayList<>();
        JavaSources sources = new JavaSources(path -> path.equals(first) ? Optional.empty()
                : Optional.of("// " + "x".repeat(6 << 20) + path.getFileName()), () -> Optional.of((name, text) -> {
                    parsed.add(Path.of(name));
                    return new JavaUnit(JavaUnit.unreadable(name).scope(), List.of(), false);
                }));
        sources.unit(new JavaFile("A.java", first));
        for (int i = 0; i < 10; i++) {
            sources.unit(new JavaFile(i + ".java", folder.resolve(i + ".java")));
        }
        int before = parsed.size();
        sources.unit(new JavaFile("9.java", folder.resolve("9.java")));
        assertThat(parsed).hasSize(before);
        sources.unit(new JavaFile("0.java", folder.resolve("0.java")));
        assertThat(parsed).hasSize(before + 1);
        // 6 to 9 and 0 are known now; 6 has been asked for again when one has to go
        for (String name : List.of("6.java", "5.java", "6.java")) {
            sources.unit(new JavaFile(name, folder.resolve(name)));
        }
        assertThat(parsed).hasSize(before + 2);
        sources.unit(new JavaFile("7.java", folder.resolve("7.java")));
        assertThat(parsed).hasSize(before + 3);
    }

    @Test
    void aTextThatIsTypedCountsOnce() throws IOException {
        Path file = write("A.java", "class A {}");
        Map<Path, String> open = new HashMap<>();
        List<String> parsed = new ArrayList<>();
        JavaSources sources = new JavaSources(path -> Optional.ofNullable(open.get(path)), () -> Optional.of((name, text) -> {
            parsed.add(name);
            return new JavaUnit(JavaUnit.unreadable(name).scope(), List.of(), false);
        }));
        sources.unit(new JavaFile("A.java", file));
        Path typed = folder.resolve("B.java");
        for (int i = 0; i < 10; i++) {
            open.put(typed, "// " + "x".repeat(6 << 20) + i);
            sources.unit(new JavaFile("B.java", typed));
        }
        int before = parsed.size();
        sources.unit(new JavaFile("A.java", file));
        assertThat(parsed).hasSize(before);
    }

    @Test
    void withoutACompilerItSaysSoAndNothingElse() throws IOException {
        Path file = write("Server.java", "class Server implements ChatComponents {}");
        JavaSources none = new JavaSources(path -> Optional.empty(), Optional::empty);
        assertThat(none.unavailable()).hasValueSatisfying(why ->
                assertThat(why).contains("is a runtime without a compiler", "install a JDK"));
        JavaProject project = none.project(layout(file));
        assertThat(project.lacksCompiler()).isTrue();
        Side side = Side.of("Listen () => (int x);\nShow (int x) => ();\nsource Listen => Show;\n", Map.of());
        ComponentSources sources = ComponentSources.of(side.load().analysis(), project);
        assertThat(sources.findings()).isEmpty();
        assertThat(sources.classes()).isEmpty();
        assertThat(sources.ofNode("Show")).isEmpty();
        assertThat(JavaStubs.of(sources).forMissing()).as("nobody knows what is missing").isEmpty();
        assertThat(new JavaSources().unavailable()).isEmpty();
        assertThat(none.project(layout()).lacksCompiler()).as("nothing to compile").isFalse();
    }

    /** The real thing: a Java whose modules have no compiler, and one that does not even know what a compiler is. */
    @ParameterizedTest
    @ValueSource(strings = {"java.se", "java.base,java.logging,java.xml"})
    void onARuntimeWithoutCompilerNothingBreaks(String modules) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "--limit-modules", modules, "-cp", System.getProperty("java.class.path"),
                WithoutCompiler.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("is a runtime without a compiler; install a JDK 21 or newer and set JAVA_HOME to it");
    }

    private static Layout layout(Path... files) {
        return new Layout("chat.flux", "", Path.of(""), true,
                List.of(files).stream().map(f -> new JavaFile(f.toString(), f)).toList(), List.of(), List.of());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
