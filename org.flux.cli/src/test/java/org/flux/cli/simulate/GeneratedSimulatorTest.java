// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.flux.cli.Golden;
import org.flux.cli.Invocation;
import org.flux.cli.SimulatorRunner;
import org.flux.cli.console.Console;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.lang.ProgramLoader;
import org.flux.simulator.program.ProgramBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulators that stand alone: Java that describes its program so well that nothing which matters to a simulation is lost. */
class GeneratedSimulatorTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path IMAGE_SERVER = REPOSITORY.resolve("examples/image-server/src/main/flux/image-server.flux");

    @TempDir
    Path folder;

    static List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (String root : List.of("corpus", "examples", "org.flux.cli/src/test/resources/programs")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(root))) {
                files.filter(f -> f.toString().endsWith(".flux") && !f.toString().contains("/target/")).sorted().forEach(programs::add);
            }
        }
        return programs;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void describesItsProgram(Path file) throws Exception {
        Analysis original = ProgramLoader.create().load(file).analysis();
        Invocation generated = generate(file);
        if (generated.exit() != 0) {
            assertThat(original.diagnostics()).as("nothing is generated of programs with errors only").anyMatch(
                    d -> generated.err().contains(d.code().id()));
            return;
        }
        Analysis described = program(compile()).analyse();
        assertThat(described.paths()).isEqualTo(original.paths());
        assertThat(described.locks().order()).isEqualTo(original.locks().order());
        assertThat(described.locks().effective()).isEqualTo(original.locks().effective());
        assertThat(described.graph().name()).isEqualTo(original.graph().name());
        assertThat(described.graph().sources()).extracting(s -> s.node() + s.session().isPresent())
                .isEqualTo(original.graph().sources().stream().map(s -> s.node() + s.session().isPresent()).toList());
        assertThat(described.graph().nodes().values()).extracting(GeneratedSimulatorTest::kind)
                .isEqualTo(original.graph().nodes().values().stream().map(GeneratedSimulatorTest::kind).toList());
    }

    private static String kind(Node node) {
        return node.name() + " " + (node instanceof Node.ConcreteNode concrete ? concrete.modifier() : node.getClass().getSimpleName());
    }

    @Test
    void looksAsBefore() throws Exception {
        Invocation generated = generate(IMAGE_SERVER);
        assertThat(generated).isEqualTo(new Invocation(0, "out/org/flux/examples/imageserver/ImageServerSimulator.java\n",
                "1 file written to out\n"));
        Golden.assertMatches("ImageServerSimulator.java.txt",
                Files.readString(folder.resolve("out/org/flux/examples/imageserver/ImageServerSimulator.java")));
        assertThat(generate(IMAGE_SERVER)).isEqualTo(new Invocation(0, "", "nothing to do: all files are up to date\n"));
    }

    @Test
    void predictsWhatTheCommandPredicts() throws Exception {
        generate(IMAGE_SERVER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] options = {"--profile", Path.of("").toAbsolutePath().resolve(SimulateCommandTest.PROFILE).toString(), "--rate=100,200",
            "--cores=1,2", "--seconds=5", "--replications=2", "--seed=7", "--json"};
        int exit;
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            exit = SimulatorRunner.execute(program(compile()), options,
                    new Console(InputStream.nullInputStream(), stream, stream, folder, false));
        }
        Invocation command = Invocation.of(folder, Stream.concat(Stream.of("simulate", IMAGE_SERVER.toAbsolutePath().toString()),
                Stream.of(options)).toArray(String[]::new));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(json(out.toString(StandardCharsets.UTF_8))).isEqualTo(json(command.out())).contains("\"throughput\":{\"value\":");
    }

    /** Without the name of the program, which may have a path. */
    private static String json(String text) {
        return text.replaceFirst("\"file\":\"[^\"]*\"", "");
    }

    @Test
    void excludesWhatServersHave() {
        Invocation refused = Invocation.of("generate", folder, IMAGE_SERVER.toAbsolutePath().toString(), "-o", "out", "--simulator",
                "--main", "a.B");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith("flux: --simulator and --main exclude each other").hasLineCount(1);
    }

    private Invocation generate(Path file) {
        return Invocation.of("generate", folder, file.toAbsolutePath().toString(), "-o", "out", "--simulator");
    }

    /** Compiles what was generated, without a warning; returns its class. */
    private Class<?> compile() throws Exception {
        Path source;
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            source = files.filter(f -> f.toString().endsWith(".java")).findFirst().orElseThrow();
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-Xlint:all,-path", "-Werror", "-proc:none", "--release",
                "21", "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), source.toString());
        assertThat(exit).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        String name = folder.resolve("out").relativize(source).toString().replaceFirst("\\.java$", "").replace('/', '.');
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader()).loadClass(name);
    }

    private static ProgramBuilder program(Class<?> simulator) throws ReflectiveOperationException {
        Method program = simulator.getDeclaredMethod("program");
        program.setAccessible(true);
        return (ProgramBuilder) program.invoke(null);
    }
}
