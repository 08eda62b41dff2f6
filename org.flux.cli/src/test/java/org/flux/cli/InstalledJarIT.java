// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as it is installed, in a JVM of its own, away from the repository. */
@EnabledIfSystemProperty(named = "flux.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InstalledJarIT {
    private static final Path JAR = Path.of(System.getProperty("flux.jar"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path PROFILE = Path.of("../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json");
    private static final Path PROGRAM = Path.of("../examples/image-server/src/main/flux/image-server.flux");
    private static final Pattern BANNER = Pattern.compile(".* on (http|tcp)://127\\.0\\.0\\.1:(\\d+)/?, runtime .*");

    @TempDir
    Path folder;

    @Test
    void isSmallEnoughToShip() throws Exception {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(20_000_000);
    }

    /** Classes older than Java 6 are in no archive, nor is what inherits from them; commands would start in twice the time. */
    @Test
    void holdsNoClassThatStartsSlowly() throws Exception {
        try (ZipFile zip = new ZipFile(JAR.toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                byte[] header = zip.getInputStream(entry).readNBytes(8);
                assertThat(header[7]).as(entry.getName()).isGreaterThanOrEqualTo((byte) 50);
            }
        }
    }

    @Test
    void aNewWebServerRuns() throws Exception {
        assertThat(flux("new", "hello").exit()).isZero();
        try (Server server = new Server("-jar", JAR.toString(), "run", "hello", "--port", "0")) {
            assertThat(get(server.port, "/")).isEqualTo("200 Hello, world! You are visitor number 1.\n");
            assertThat(get(server.port, "/?name=Ada")).isEqualTo("200 Hello, Ada! You are visitor number 2.\n");
            assertThat(get(server.port, "/elsewhere")).startsWith("404 ");
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void aNewLineServerRuns() throws Exception {
        assertThat(flux("new", "chat-server", "--template", "line").exit()).isZero();
        try (Server server = new Server("-jar", JAR.toString(), "run", "chat-server", "--port=0")) {
            assertThat(talk(server.port, "hello", "there", "quit")).containsExactly("1: HELLO", "2: THERE", "bye");
            assertThat(talk(server.port, "again", "quit")).containsExactly("1: AGAIN", "bye");
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void aBuiltJarNeedsNothingButJavaAndIsTheSameEveryTime() throws Exception {
        flux("new", "hello");
        flux("new", "lines", "--template", "line");
        assertThat(flux("build", "hello", "-o", "hello.jar").exit()).isZero();
        assertThat(flux("build", "hello", "-o", "again.jar").exit()).isZero();
        assertThat(flux("build", "lines", "-o", "lines.jar").exit()).isZero();
        assertThat(folder.resolve("again.jar")).hasSameBinaryContentAs(folder.resolve("hello.jar"));
        assertThat(entries("lines.jar")).noneMatch(e -> e.startsWith("io/netty/") || e.startsWith("org/flux/http/"));
        assertThat(entries("hello.jar")).noneMatch(e -> e.startsWith("org/eclipse/") || e.startsWith("picocli/")
                || e.startsWith("org/flux/cli/"));
        Result help = java("-jar", "hello.jar", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("--port=", "--max-flows=");
        try (Server server = new Server("-jar", "hello.jar", "--port=0")) {
            assertThat(get(server.port, "/")).startsWith("200 Hello, world!");
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void saysNothingThatNobodyAsked() throws Exception {
        flux("new", "hello");
        assertThat(flux("check", "hello/src/main/flux/hello.flux")).isEqualTo(new Result(0, "", "no findings in 1 program\n"));
        assertThat(flux("format", "--check", "hello")).isEqualTo(new Result(0, "", "0 of 1 file not formatted\n"));
        flux("new", "lines", "--template", "line");
        assertThat(flux("check", "lines")).isEqualTo(new Result(0, "", "no findings in 1 program\n"));
        assertThat(flux("format", "--check", "lines").exit()).isZero();
        Result json = flux("check", "--format", "json", "nowhere");
        assertThat(json).isEqualTo(new Result(2, "", "flux: nowhere: no such file or directory; check the path\n"));
    }

    /** The jar leaves out much of what its libraries bring, fonts among it. */
    @Test
    void drawsWhatTheClassesDraw() throws Exception {
        flux("new", "hello");
        for (String file : List.of("hello.svg", "hello.png", "hello.json")) {
            Result drawn = flux("diagram", "hello", "-o", file);
            assertThat(drawn.exit()).as(drawn.err()).isZero();
            assertThat(drawn.err()).startsWith("wrote " + file).hasLineCount(1);
        }
        assertThat(Invocation.of(folder, "diagram", "hello", "-o", "again.svg").exit()).isZero();
        assertThat(Invocation.of(folder, "diagram", "hello", "-o", "again.png").exit()).isZero();
        assertThat(folder.resolve("hello.svg")).hasSameBinaryContentAs(folder.resolve("again.svg"));
        assertThat(folder.resolve("hello.png")).hasSameBinaryContentAs(folder.resolve("again.png"));
    }

    /** What the jar leaves out is missed by no command that reads profiles. */
    @ParameterizedTest
    @ValueSource(strings = {"profile p.json image-server.flux", "profile p.json image-server.flux --json",
        "simulate image-server.flux --profile=p.json --seconds=4 --replications=2 --rate=100 --chart=load.svg --overlay=load.json",
        "simulate image-server.flux --profile=p.json --seconds=4 --replications=2 --rate=99 --speed-ups --chart=faster.svg",
        "simulate image-server.flux --profile=p.json --seconds=4 --replications=2 --rate=98 --what-if=node=Compress:-50% --json",
        "optimize image-server.flux --profile=p.json --seconds=4 --replications=2 --cores=2",
        "optimize image-server.flux --profile=p.json --seconds=4 --replications=2 --cores=2 --json"})
    void tellsOfProfilesWhatTheClassesTell(String command) throws Exception {
        Files.copy(PROFILE, folder.resolve("p.json"));
        Files.copy(PROGRAM, folder.resolve("image-server.flux"));
        String[] words = command.split(" ");
        List<String> files = Stream.of(words).filter(word -> word.startsWith("--chart=") || word.startsWith("--overlay="))
                .map(word -> word.substring(word.indexOf('=') + 1) + "\n").toList();
        Result told = flux(words);
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).isEqualTo(files.stream().map("wrote "::concat).collect(Collectors.joining()));
        Invocation same = Invocation.of(folder, words);
        assertThat(told.out()).isNotEmpty().isEqualTo(same.out());
        assertThat(same.err()).isEqualTo(files.stream().map("unchanged: "::concat).collect(Collectors.joining()));
    }

    /** As the documentation says: compiled and run with nothing but the jar. */
    @Test
    void aGeneratedSimulatorStandsAlone() throws Exception {
        Files.copy(PROFILE, folder.resolve("p.json"));
        Files.copy(PROGRAM, folder.resolve("image-server.flux"));
        assertThat(flux("generate", "image-server.flux", "--simulator", "-o", "simulator")).isEqualTo(new Result(0,
                "simulator/org/flux/examples/imageserver/ImageServerSimulator.java\n", "1 file written to simulator\n"));
        Files.move(folder.resolve("image-server.flux"), folder.resolve("away"));
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-Werror", "-cp", JAR.toString(), "-d",
                folder.resolve("classes").toString(),
                folder.resolve("simulator/org/flux/examples/imageserver/ImageServerSimulator.java").toString());
        assertThat(compiled).isZero();
        String[] question = {"--profile=p.json", "--rate=100,200", "--seconds=4", "--replications=2"};
        Result told = java(Stream.concat(Stream.of("-cp", JAR + File.pathSeparator + "classes",
                "org.flux.examples.imageserver.ImageServerSimulator"), Stream.of(question)).toArray(String[]::new));
        assertThat(told.err()).isEmpty();
        assertThat(told.exit()).isZero();
        Files.move(folder.resolve("away"), folder.resolve("image-server.flux"));
        assertThat(told.out()).isEqualTo(Invocation.of(folder, Stream.concat(Stream.of("simulate", "image-server.flux"),
                Stream.of(question)).toArray(String[]::new)).out());
    }

    /** What draws is large: commands that do not draw would start later. */
    @Test
    void loadsNothingThatDrawsBeforeSomethingIsDrawn() throws Exception {
        flux("new", "hello");
        Result checked = java("-Xlog:class+load", "-jar", JAR.toString(), "check", "hello");
        assertThat(checked.exit()).isZero();
        assertThat(checked.out().lines()).filteredOn(line -> line.contains("org.flux.")).hasSizeGreaterThan(100);
        assertThat(checked.out()).doesNotContain("org.flux.diagram.", "org.eclipse.elk.", "org.apache.fontbox.", "java.awt.");
    }

    private record Result(int exit, String out, String err) {}

    private Result flux(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("-jar", JAR.toString()));
        all.addAll(List.of(args));
        return java(all.toArray(String[]::new));
    }

    private Result java(String... args) throws Exception {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = start(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int exit = process.waitFor();
        return new Result(exit, Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder start(String... args) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(quiet());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    /** What the launcher script adds. */
    private static List<String> quiet() {
        return Runtime.version().feature() >= 24 ? List.of("--sun-misc-unsafe-memory-access=allow") : List.of();
    }

    private List<String> entries(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(jar).toFile())) {
            return zip.stream().map(e -> e.getName()).toList();
        }
    }

    private static String get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    private static List<String> talk(int port, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> answers = new ArrayList<>();
            for (String line : lines) {
                out.println(line);
                answers.add(in.readLine());
            }
            return answers;
        }
    }

    /** A server process, and the port from its banner. */
    private final class Server implements AutoCloseable {
        private final Process process;
        private final int port;

        Server(String... args) throws IOException {
            process = start(args).redirectErrorStream(true).start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            int found = -1;
            for (String line = out.readLine(); line != null; line = found < 0 ? out.readLine() : null) {
                Matcher banner = BANNER.matcher(line);
                found = banner.matches() ? Integer.parseInt(banner.group(2)) : found;
                said.append(line).append('\n');
            }
            assertThat(said.toString().lines()).as(said.toString()).hasSize(1);
            port = found;
        }

        /** Asks it to end and returns its exit code. */
        int stop() throws InterruptedException {
            process.destroy();
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
