// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.components.ComponentMethod.Kind;
import org.flux.graph.names.Imports;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** What a program leaves to Java. */
class ComponentMethodsTest {

    private static ComponentMethods of(String text) {
        return ComponentMethods.of(Analysis.of(Programs.graph(text)));
    }

    private static List<String> shown(List<ComponentMethod> methods) {
        return methods.stream().map(m -> m.kind() + " " + m).toList();
    }

    @Test
    void thereIsAMethodForEverythingInOrder() {
        assertThat(shown(of("""
                push Accept () => (int socket);
                Listen () => (int socket, String line);
                async Ask (int socket, String line) => (String answer);
                Tell (String answer) => ();
                Hash (String answer) => (String answer) by java.util.Objects::toString;
                typedef late IsLate;
                source Listen {session: Who} => Talk;
                source Accept => Close;
                Talk = Ask -> Choose;
                Choose:[late] = Hash -> Tell;
                Choose:[_] = Tell;
                handle error Ask => Sorry;
                handle error Tell => Sorry;
                """).distinct())).containsExactly(
                "PUSH_SOURCE PushSource<Integer> accept()", "PULL_SOURCE ListenResult listen()", "OPEN void openListen()",
                "CLOSE void closeListen()", "ASYNC CompletionStage<String> ask(int, String)", "NODE void tell(String)",
                "NODE void close(int)", "PREDICATE boolean isLate(String)", "SESSION Object who(int, String)",
                "EXTERNAL void sorry(int, String, Throwable)", "EXTERNAL void sorry(String, Throwable)");
    }

    @Test
    void whatIsSharedIsOneMethodWithSeveralSubjects() {
        ComponentMethods methods = of("""
                S () => (int a); T () => (int a);
                source S {session: Who} => N; source T {session: Who} => N;
                typedef p Same; typedef q Same;
                N:[p] = A; N:[q] = A; N:[_] = A; A (int a) => ();
                """);
        assertThat(shown(methods.distinct())).containsOnlyOnce("SESSION Object who(int)").containsOnlyOnce("PREDICATE boolean same(int)");
        assertThat(methods.ofEachSubject()).filteredOn(m -> m.kind() == Kind.PREDICATE).extracting(ComponentMethod::subject)
                .containsExactly("p", "q");
        assertThat(methods.ofEachSubject()).filteredOn(m -> m.kind() == Kind.SESSION).extracting(ComponentMethod::place).hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void boundMethodsAreApart() {
        ComponentMethods methods = of("S () => (int a); A (int a) => (int b) by x.Y::z; source S => F; F = A -> B; B (int b) => ();");
        assertThat(shown(methods.distinct())).doesNotContain("NODE int a(int)");
        assertThat(methods.bound()).singleElement().satisfies(b -> {
            assertThat(b.type()).isEqualTo("x.Y");
            assertThat(b.asked()).hasToString("int a(int)");
        });
    }

    @Test
    void whatIsOpenSaysSo() {
        ComponentMethods methods = of("source S => F; F = A -> B;");
        assertThat(methods.distinct()).filteredOn(m -> !m.isOptional()).isNotEmpty().allMatch(ComponentMethod::open);
        assertThat(of("S () => (int a); source S => A; A (int a) => ();").distinct()).noneMatch(ComponentMethod::open);
    }

    @Test
    void aRingOfSourcesEnds() {
        assertThat(of("source A => X; A = B; B = A;").distinct()).extracting(ComponentMethod::name).contains("x");
    }

    @Test
    void importsOfAFileKeepWhatIsThere() {
        ComponentMethod method = of("S () => (int a); source S => A; A (int a) => (); handle error A => H;").distinct().getLast();
        assertThat(method.header(new Imports("", Map.of(), "", List.of()))).isEqualTo("void h(int a, Throwable failure) throws Exception");
        Imports taken = new Imports("p", Map.of("Throwable", "p.Throwable"), "", List.of());
        assertThat(method.header(taken)).isEqualTo("void h(int a, java.lang.Throwable failure) throws Exception");
        assertThat(taken.declarations()).isEmpty();
    }
}
