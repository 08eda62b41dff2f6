// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flux.cli.Main;
import org.flux.cli.console.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page about continuous integration do what it says, in a project as {@code flux new} makes it. */
@EnabledIfSystemProperty(named = "maven.home", matches = ".+", disabledReason = "runs once the plug-in is packaged")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CiPageIT {
    private static final Path PAGE = Path.of("..", "docs", "ci.md");
    private static final Path CLI = Path.of("..", "org.flux.cli");

    @TempDir
    Path temporary;

    private Path project;
    private Path commands;

    @BeforeEach
    void create() throws Exception {
        UserProject.install();
        project = temporary.resolve("chat");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Console console = new Console(InputStream.nullInputStream(), out, out, temporary, false);
            assertThat(Main.execute(new String[] {"new", "chat", "--template", "line"}, console)).as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
        Files.writeString(project.resolve("flux.settings.json"), blocks("json").getFirst());
        commands = Files.createDirectory(temporary.resolve("bin"));
        command("flux", "FLUX_JAR='" + CLI.resolve("target/flux.jar").toRealPath() + "' exec '"
                + CLI.resolve("src/launcher/flux").toRealPath() + "' \"$@\"");
        command("mvn", "exec '" + String.join("' '", UserProject.command()) + "' \"$@\"");
    }

    @Test
    void everyCommandOfThePageSucceedsInAGoodProject() throws Exception {
        List<String> all = blocks("sh");
        assertThat(all).hasSizeGreaterThan(5);
        for (String block : all) {
            int exit = run(block);
            assertThat(exit).as("%s%s", block, Files.readString(temporary.resolve("said"))).isZero();
        }
        for (String log : List.of("flux.sarif", "target/flux.sarif")) {
            assertThat(JsonParser.parseString(Files.readString(project.resolve(log))).getAsJsonObject().get("version").getAsString())
                    .isEqualTo("2.1.0");
        }
        assertThat(project.resolve("target/classes")).isDirectory();
        assertThat(Files.list(temporary.resolve("cache/flux/startup")).filter(f -> f.toString().endsWith(".archive"))).hasSize(1);
    }

    @Test
    void aWrongProgramFailsTheBuildAndTheLogIsComplete() throws Exception {
        Path program = project.resolve("src/main/flux/chat.flux");
        Files.writeString(program, Files.readString(program) + "\nhandle error Nobody => Leave;\n");
        List<String> all = blocks("sh");
        assertThat(run(all.get(0))).isEqualTo(1);
        String log = Files.readString(project.resolve("flux.sarif"));
        assertThat(log).contains("\"FLUX107\"", "\"src/main/flux/chat.flux\"");
        Files.delete(project.resolve("flux.sarif"));
        assertThat(run(all.get(1))).isEqualTo(1);
        assertThat(project.resolve("flux.sarif")).hasContent(log);
    }

    private static List<String> blocks(String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE)).results()
                .map((MatchResult m) -> m.group(1)).toList();
    }

    private void command(String name, String body) throws Exception {
        Path file = Files.writeString(commands.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int run(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script).directory(project.toFile())
                .redirectErrorStream(true).redirectOutput(temporary.resolve("said").toFile());
        UserProject.clean(builder.environment());
        builder.environment().merge("PATH", commands.toString(), (path, own) -> own + ":" + path);
        builder.environment().put("XDG_CACHE_HOME", temporary.resolve("cache").toString());
        builder.environment().put("CI", "true");
        return builder.start().waitFor();
    }
}
