// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.cli.Main;
import org.flux.cli.console.Console;

/**
 * What the JVM watches to learn which classes short commands need, and the language server at first: each command, on a program with
 * something to say about, and a session.
 */
final class Training {
    private static final String PROGRAM = "training.flux";
    private static final String PROFILE = "training.profile.json";
    private static final List<List<String>> COMMANDS = List.of(
            List.of("check", PROGRAM), List.of("check", "wrong.flux"), List.of("check", "-cp", "lib", PROGRAM),
            List.of("check", "--format", "json", PROGRAM), List.of("check", "--format", "sarif", PROGRAM),
            List.of("format", "--check", PROGRAM), List.of("format", PROGRAM),
            List.of("locks", PROGRAM), List.of("graph", PROGRAM), List.of("generate", PROGRAM, "-o", "out"),
            List.of("diagram", PROGRAM, "-o", "out.svg"), List.of("profile", PROFILE, PROGRAM),
            List.of("simulate", PROGRAM, "--profile", PROFILE, "--rate=100,200", "--seconds=1", "--replications=2", "--chart=load.svg"),
            List.of("explain", "FLUX602"), List.of("--version"), List.of("--help"),
            List.of("check", "--help"));

    private Training() {}

    /** @param args where to work: a directory that does not exist */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        String text = resource(PROGRAM);
        Files.writeString(directory.resolve(PROGRAM), text);
        Files.writeString(directory.resolve(PROFILE), resource(PROFILE));
        Files.writeString(directory.resolve("wrong.flux"), text + "\nsource Listen => Nowhere\nhandle error Anwser => Log;\n");
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("TrainingServer.java"), """
                import java.util.List;

                /** Compared with the program, for which the Java compiler's parser is needed. */
                final class TrainingServer implements TrainingComponents, AutoCloseable {
                    private final List<String> answers = List.of();

                    @Override
                    public void close() throws Exception {}
                }
                """);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            for (List<String> command : COMMANDS) {
                Main.execute(command.toArray(String[]::new),
                        new Console(InputStream.nullInputStream(), nowhere, nowhere, directory, false));
            }
        }
        TrainingSession.run(text);
        System.exit(0);
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = Training.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
