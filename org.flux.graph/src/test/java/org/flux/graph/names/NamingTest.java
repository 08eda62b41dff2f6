// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.testing.Corpus;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {

    @ParameterizedTest
    @CsvSource({"ReadFromDisk,readFromDisk", "HTTPServer,httpServer", "URL,url", "read_it,readIt", "_x,x", "__,__", "Class,class_",
        "Notify,notify_",
        "Yield,yield_", "ToString,toString_", "équipe,équipe", "A,a", "Über,über"})
    void methodsAreInLowerCamelCaseAndKeepClearOfJava(String name, String method) {
        assertThat(JavaIdentifiers.method(name)).isEqualTo(method);
    }

    @Test
    void namesOfTheImageServer() {
        JavaNames names = Analysis.of(Corpus.graph("image-server.slides-b")).names();
        assertThat(names.program()).isEqualTo("ImageServerSlidesB");
        assertThat(names.components()).isEqualTo("ImageServerSlidesBComponents");
        assertThat(names.flows()).isEqualTo(Map.of("Image", "image", "Handler", "handler"));
        assertThat(names.predicates()).isEqualTo(Map.of("hit", "testInCache"));
        assertThat(names.results().get("ReadRequest")).isEqualTo("ReadRequestResult");
        assertThat(names.results()).doesNotContainKey("Write");
        assertThat(names.parameters().get("ReadInFromDisk")).containsExactly("socket", "data", "size");
        assertThat(names.parameters().get("FourOhFour")).containsExactly("socket", "data", "size", "failure");
        assertThat(names.locks()).isEqualTo(Map.of("cache", "cache"));
    }

    @Test
    void valuesWithoutANameAreNamedAfterTheirTypeOnce() {
        JavaNames names = Analysis.of(Programs.graph("""
                Listen () => (Request, Request, int, byte[], java.util.List<String>, int flow, int x, int x);
                source Listen => Page;
                """)).names();
        assertThat(names.outputs().get("Listen"))
                .containsExactly("request", "request2", "value", "values", "list", "flow_", "x", "x2");
    }

    @Test
    void locksKeepClearOfParametersAndOfEachOther() {
        JavaNames names = Analysis.of(Programs.graph("""
                Listen () => (int cache);
                source Listen {session: F} => Page;
                atomic Page:{cache, room, room(session), Class};
                """)).names();
        assertThat(names.locks()).isEqualTo(Map.of("cache", "cacheLock", "room", "room", "room(session)", "roomLocks", "Class", "class_"));
    }

    @Test
    void collisionsAreFoundAcrossKinds() {
        assertThat(collisions("source S => F; F = readIt -> ReadIt;")).hasSize(1);
        assertThat(collisions("typedef hit Test; source S => F; F:[hit] = Test; F:[_] = X;"))
                .containsExactly("In Java test function `Test` of `hit` and node `Test` are both `test`; rename one");
        assertThat(collisions("typedef a Test; typedef b Test; L () => (int x); source L => F; "
                + "F:[a] = X; F:[b] = X; F:[_] = X;")).isEmpty();
        assertThat(collisions("source S => F; F = CloseS;")).hasSize(1);
    }

    /** Whether the type is that of an input, of an output or within another. */
    @ParameterizedTest
    @ValueSource(strings = {"Test", "TestComponents", "TestEvents", "TestMain"})
    void typesMustNotBeNamedLikeAGeneratedClass(String type) {
        String finding = "The generated class `" + type + "`, named after the file, collides with the type `" + type + "`";
        assertThat(collisions("A () => (" + type + " t); source A => F;")).containsExactly(finding);
        assertThat(collisions("A () => (int x); F (java.util.List<" + type + "> t) => (); source A => F;")).containsExactly(finding);
        assertThat(collisions("A () => (" + type + "s t); source A => F;")).isEmpty();
    }

    @Test
    void keywordsInPackagesGetAnUnderscoreLikeAllNames() {
        assertThat(Analysis.of(Programs.graph("package a.class.import; source S => F;")).names().packageName())
                .isEqualTo("a.class_.import_");
    }

    @ParameterizedTest
    @CsvSource({"string.flux,String", "Override.flux,Override", "throwable.flux,Throwable"})
    void aProgramMustNotHideWhatItsCodeNeeds(String file, String type) {
        assertThat(Analysis.of(Programs.graph(file, "source S => F; S () => (); F () => ();")).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("The generated class `" + type + "`, named after the file, would hide `java.lang." + type
                        + "`; rename the file");
    }

    @Test
    void twoSourcesWithOneJavaNameAreOneFinding() {
        assertThat(collisions("""
                listen () => (int x);
                Listen () => (int x);
                A (int x) => ();
                source Listen => A;
                source listen => A;
                """)).containsExactly("In Java node `Listen` and node `listen` are both `listen`; rename one");
    }

    private static List<String> collisions(String text) {
        return Analysis.of(Programs.graph(text)).diagnostics().stream().filter(d -> d.code() == Code.JAVA_NAME_COLLISION)
                .map(Diagnostic::message).toList();
    }
}
