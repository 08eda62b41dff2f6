// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flux.cli.console.UserError;
import org.flux.cli.console.Console;
import org.junit.jupiter.api.Test;

class JavaCompilationTest {
    private static final String INTERFACE = "public interface C { void show(int number) throws Exception; }";

    @Test
    void seesTheLibraryAndNothingElseOfFlux() {
        assertThat(compile("import org.flux.http.Request; class A { Request r; io.netty.buffer.ByteBuf b; org.flux.runtime.Flow f; }")
                .errors()).isEmpty();
        assertThat(compile("class A { com.google.gson.Gson g; }").errors()).isNotEmpty();
        assertThat(compile("class A { org.flux.graph.Node n; }").errors()).isNotEmpty();
    }

    @Test
    void drawsErrorsWithTheirPlace() {
        JavaCompilation compilation = compile(INTERFACE, "\tclass Mine implements C {\n\t\tvoid shwo(int number) {}\n\t}\n");
        assertThat(compilation.classes()).isEmpty();
        assertThat(JavaErrorReport.render(compilation.errors(), new Console.Look(false, false))).isEqualTo("""
                error[javac]: Mine is not abstract and does not override abstract method show(int) in C
                 --> file1.java:1:2
                  |
                1 |     class Mine implements C {
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^

                """);
    }

    @Test
    void findsTheOneImplementationWithoutInitialisingAnything() throws Exception {
        Map<String, byte[]> classes = compile(INTERFACE, """
                abstract class Base implements C { static { if (true) throw new Error("initialised"); } }
                class Mine extends Base { public void show(int number) {} }
                class Other {
                    C anonymous = new C() { public void show(int number) {} };
                    class Inner implements C { public void show(int n) {} }
                }
                """).classes();
        assertThat(find(classes)).isEqualTo("Mine");
        assertThat(find(compile(INTERFACE).classes())).isEqualTo("none");
    }

    @Test
    void refusesToChooseAmongSeveral() {
        Map<String, byte[]> classes = compile(INTERFACE,
                "class A implements C { public void show(int n) {} } class B implements C { public void show(int n) {} }").classes();
        assertThatThrownBy(() -> find(classes)).isInstanceOf(UserError.class)
                .hasMessage("server.flux: several classes implement C: A, B; choose one with --components");
        assertThatThrownBy(() -> named(classes, "X")).hasMessage("--components X: no such class; check its name and package");
        assertThatThrownBy(() -> named(classes, "C")).hasMessageContaining("is abstract");
    }

    private static String find(Map<String, byte[]> classes) throws Exception {
        try (ServerClassLoader loader = new ServerClassLoader(classes, List.<Path>of())) {
            return ComponentsFinder.find(loader, loader.loadClass("C"), classes.keySet(), "server.flux").map(Class::getName).orElse("none");
        }
    }

    private static String named(Map<String, byte[]> classes, String name) throws Exception {
        try (ServerClassLoader loader = new ServerClassLoader(classes, List.<Path>of())) {
            return ComponentsFinder.named(loader, loader.loadClass("C"), name, classes.keySet()).getName();
        }
    }

    private static JavaCompilation compile(String... texts) {
        List<String> all = List.of(texts);
        return JavaCompilation.compile(Stream.of(texts).map(t -> {
            String name = t.startsWith("public interface") ? "C.java" : "file" + all.indexOf(t) + ".java";
            return JavaText.generated(name, t);
        }).toList(), List.of());
    }
}
