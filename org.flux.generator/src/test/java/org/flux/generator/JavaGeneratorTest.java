// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flux.generator.testing.Compilation;
import org.flux.generator.testing.Programs;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.java.JavaStubs;
import org.flux.runtime.FlowOutcome.Status;
import org.junit.jupiter.api.Test;

class JavaGeneratorTest {
    private static final String PROGRAM =
            "L () => (int n); A (int n) => (int n, String s); B (int n, String s) => (); source L => P; P = A -> B;";

    @Test
    void refusesWhatHasErrors() {
        Generated generated = JavaGenerator.generate(Programs.analyseAnything("server.flux", PROGRAM + "handle error Nobody => Log;"),
                GeneratorOptions.DEFAULT);
        assertThat(generated).isInstanceOfSatisfying(Generated.Refusal.class,
                r -> assertThat(r.diagnostics()).isNotEmpty().allMatch(d -> d.severity() == Severity.ERROR));
    }

    @Test
    void refusesWhatIsNoFlux() {
        Generated generated = JavaGenerator.generate(Programs.analyseAnything("server.flux", PROGRAM + "source A => _"),
                GeneratorOptions.DEFAULT);
        assertThat(generated).isInstanceOfSatisfying(Generated.Refusal.class,
                r -> assertThat(r.diagnostics()).extracting(Diagnostic::code).contains(Code.SYNTAX));
    }

    @Test
    void refusesOpenTypes() {
        Generated generated = JavaGenerator.generate(Programs.analyse("server.flux", "L () => (int n); source L => P; P = A -> B;"),
                GeneratorOptions.DEFAULT);
        assertThat(generated).isInstanceOfSatisfying(Generated.Refusal.class, r -> assertThat(r.diagnostics())
                .isNotEmpty().allMatch(d -> d.code() == Code.TYPES_UNDETERMINED && d.severity() == Severity.ERROR));
    }

    @Test
    void thePackageCanBeAnother() {
        List<GeneratedFile> files = Programs.generate(Programs.analyse("server.flux", "package a.b; " + PROGRAM),
                new GeneratorOptions(Optional.of("x.y"), Optional.empty(), BindingLookup.NOTHING_KNOWN));
        assertThat(files).extracting(GeneratedFile::relativePath).containsExactly("x/y/ServerComponents.java", "x/y/Server.java",
                "x/y/ServerEvents.java");
        assertThat(files).allMatch(f -> f.text().contains("\npackage x.y;\n"));
        Compilation.of(files);
    }

    @Test
    void whatHandlersAloneEnterHasNoHandlers() {
        String sorry = """
                L () => (int n); A (int n) => (); source L => A;
                Sorry (int n) => (); Sorry = Tell; Tell (int n) => ();
                handle error A => Sorry; handle error Tell => More; More (int n) => (); More = A;
                """;
        assertThat(flows(sorry)).contains(".orHandle(\"Sorry\"").doesNotContain("\"More\"");
        assertThat(flows(sorry + "M () => (int n); source M => Tell;")).contains(".orHandle(\"More\"", "void more(");
    }

    @Test
    void repeatedStepsGiveDistinctNames() {
        assertThat(flows("L () => (int n); A1 (int n) => (int n); A12 (int n) => (); source L => P; P = A1 -> A1 -> A12;"))
                .contains("int nOfA1 = components.a1(n)", "int nOfA1_2 = components.a1(nOfA1)", "components.a12(nOfA1_2)");
    }

    private static String flows(String text) {
        return Programs.generate(Programs.analyse("server.flux", text), GeneratorOptions.DEFAULT).get(1).text();
    }

    @Test
    void namesOfTheRuntimeAndOfLocalsCanBeUsedInPrograms() {
        Server server = Server.of("""
                Flow () => (int flow, int rest); Name () => (); Join (int thrown, int cause) => (int components);
                FlowMap (int components) => (int MAP); With (int MAP) => (int lock); Object (int lock) => (); Close () => ();
                source Flow => Map; source Name => Close;
                Map = Join -> FlowMap -> With -> Object;
                atomic FlowMap:{flow}; atomic With:{lock}; atomic Close:{map(session)};
                session Name => Hash;
                handle error With => Thrown;
                """).when("hash", x -> 1).fails("with");
        assertThat(server.run("flow", 1, 2).failure()).isNotNull();
        assertThat(server.run("name_").failure()).isNull();
        assertThat(server.trace()).contains("flowMap(1) [flow]", "with(1) [lock]", "thrown(1, IllegalStateException)",
                "close() [map(session)]");
    }

    @Test
    void namesOfTheEventShapeCanBeUsedInPrograms() {
        Server server = Server.of("""
                Shared () => (int program, int imageAt); Flow () => (int flowAt); Proceed (int position) => (int at);
                blocking At (int at) => (int at); async Result (int rest) => (int value);
                End (int thrown) => (); Image (int n, int at) => ();
                blocking Hold (int n) => ();
                source Shared => Image; source Flow => Wait;
                Image = Swap -> Wait; Swap (int n, int at) => (int n);
                Wait = Position -> OffLoop -> ImageAt;
                Position = Proceed -> At -> Result; OffLoop = At -> At; ImageAt = End; GoOnWithHold = At;
                atomic Image:{program}; atomic Position:{position(session)}; atomic At:{at?}; atomic ImageAt:{flow};
                session Shared => Who; session Flow => Who2;
                handle error At => Hold;
                """, Shape.EVENT).when("who", x -> 1).when("who2", x -> 1).fails("result");
        assertThat(server.run("shared", 1, 2).failure().path()).endsWith("Image > Wait > Position > Result");
        server.when("result", x -> CompletableFuture.completedFuture(7));
        assertThat(server.run("flow", 1).failure()).isNull();
        assertThat(server.trace()).contains("at(1) [at?, position(session)]", "at(7) [at?]", "end(7) [flow]");
        server.fails("at");
        assertThat(server.run("flow", 1).status()).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).endsWith("hold(1)");
    }

    @Test
    void typesMayHaveTheNamesOfClassesOfTheEventShape() {
        List<GeneratedFile> files = new java.util.ArrayList<>(Programs.generate(Programs.analyse("server.flux", """
                L () => (LFlow flow); M () => (SharedFlow flow); A (LFlow flow) => (EventFlow e); B (EventFlow e) => ();
                C (SharedFlow flow) => (EventFlow e);
                source L => P; source M => Q; P = A -> R; Q = C -> R; R = B; atomic B:{b}; atomic R:{c(session)};
                session L => Who; session M => Who;
                """), GeneratorOptions.DEFAULT));
        for (String type : List.of("LFlow", "SharedFlow", "EventFlow")) {
            files.add(new GeneratedFile(type + ".java", "public final class " + type + " {}"));
        }
        Compilation.of(files);
    }

    @Test
    void theUsersTypesWinOverThoseOfTheRuntime() {
        List<GeneratedFile> files = new java.util.ArrayList<>(Programs.generate(Programs.analyse("server.flux", """
                import java.util.concurrent.Flow; import java.util.List; import java.awt.*;
                L () => (Flow flow, List<FlowMap> maps); A (Flow flow, List<FlowMap> maps) => ();
                source L => P; P = A; atomic A:{a};
                handle error P -> A => Sorry;
                """), GeneratorOptions.DEFAULT));
        files.add(new GeneratedFile("FlowMap.java", "public final class FlowMap {}"));
        Compilation.of(files);
        assertThat(files.get(1).text()).contains("import java.util.concurrent.Flow;").contains("org.flux.runtime.FlowMap MAP");
    }

    @Test
    void aStubThrowsWithTheNamesOfItsNodes() throws Exception {
        var analysis = Programs.analyse("server.flux", PROGRAM);
        List<GeneratedFile> files = new java.util.ArrayList<>(Programs.generate(analysis, GeneratorOptions.DEFAULT));
        files.add(new GeneratedFile("Mine.java", JavaStubs.newClass(analysis, "", "Mine")));
        Class<?> stub = Compilation.of(files).load("Mine");
        Object instance = stub.getConstructor().newInstance();
        assertThatThrownBy(() -> stub.getMethod("a", int.class).invoke(instance, 1)).cause()
                .isInstanceOf(UnsupportedOperationException.class).hasMessage("A is not implemented yet");
    }

    @Test
    void documentationCannotBreakTheCode() {
        String text = "/** Ends early? *" + "\\u002f @deprecated \\user \n * @deprecated\n */\n" + PROGRAM;
        Compilation.of(Programs.generate(Programs.analyse("server.flux", text), GeneratorOptions.DEFAULT));
    }
}
