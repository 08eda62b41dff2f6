// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flux.cli.console.Console;

/** One command, run in process: what it wrote, and its exit code. Paths in a folder are shown relative to it. */
public record Invocation(int exit, String out, String err) {

    public static Invocation of(Path folder, String... args) {
        return withInput(folder, "", args);
    }

    /** One command with its arguments. */
    public static Invocation of(String command, Path folder, String... args) {
        return of(folder, Stream.concat(Stream.of(command), Stream.of(args)).toArray(String[]::new));
    }

    /** A file for commands to read, with the directories that it needs. */
    public static Path write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public static Invocation withInput(Path folder, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit;
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            exit = Main.execute(args, new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), outStream, errStream,
                    folder, false));
        }
        String prefix = folder.toString().isEmpty() ? "\0" : folder + "/";
        return new Invocation(exit, out.toString(StandardCharsets.UTF_8).replace(prefix, ""), err.toString(StandardCharsets.UTF_8)
                .replace(prefix, ""));
    }
}
