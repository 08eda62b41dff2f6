// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flux.cli.TerminalMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM while a long simulation runs: it tells what it has, in words, and leaves nothing behind. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals of Linux")
class InterruptionTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    /** More than anybody would wait for. */
    private static final List<String> ENDLESS = List.of("--replications=1000", "--seconds=10000");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(SimulateCommandTest.PROFILE, folder.resolve("p.json"));
        Files.copy(SimulateCommandTest.PROGRAM, folder.resolve("image-server.flux"));
    }

    @Test
    void aSimulationSaysThatItWasStoppedAndWritesNothing() throws Exception {
        Ended ended = interrupt("INT", "%  event, 1 core, 300/s", "simulate", "--rate=300", "--chart=load.svg", "--overlay=o.json");
        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.lastLine()).isEqualTo("flux: stopped before there was a prediction; no file was written");
        assertThat(files()).containsExactly("image-server.flux", "p.json");
    }

    @Test
    void whatIsDoneByThenIsTold() throws Exception {
        Ended ended = interrupt("TERM", "1,000,000/s", "simulate", "--rate=0.001,1000000", "--cores=1..1024", "--json");
        assertThat(ended.exit()).isEqualTo(143);
        assertThat(ended.out()).startsWith("{\"format\":\"flux-predictions\"").contains("\"complete\":false", "\"rate\":0.001")
                .doesNotContain("\"rate\":1000000").hasLineCount(1);
        assertThat(ended.lastLine()).isEqualTo("flux: stopped after 1 prediction");
        assertThat(ended.err()).as("nothing else is begun").doesNotContain("2 cores");
    }

    @Test
    void suggestionsAreAllOrNone() throws Exception {
        Ended ended = interrupt("INT", "suggestions", "optimize", "--rate=300");
        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.lastLine()).isEqualTo("flux: stopped before there was a suggestion");
    }

    private record Ended(int exit, String out, String err) {

        /** On the terminal, where the progress has been before. */
        String lastLine() {
            return err.substring(err.lastIndexOf('\r') + 1).stripTrailing();
        }
    }

    /** @param shown what the progress says when the signal is to be sent */
    private Ended interrupt(String signal, String shown, String command, String... options) throws Exception {
        // Whoever was started in the background of a shell ignores SIGINT, and so would its children.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        assumeTrue(new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0, "env cannot set signals");
        line.addAll(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH,
                TerminalMain.class.getName(), command, "image-server.flux", "--profile=p.json"));
        line.addAll(ENDLESS);
        line.addAll(List.of(options));
        Path out = folder.resolve("../" + folder.getFileName() + ".out");
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(out.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
        try (Reader err = process.errorReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            boolean sent = false;
            for (int c = err.read(); c >= 0; c = err.read()) {
                said.append((char) c);
                if (!sent && said.toString().endsWith(shown)) {
                    sent = true;
                    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor()).isZero();
                }
            }
            return new Ended(process.waitFor(), Files.readString(out), said.toString());
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(out);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
