// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flux.cli.console.Console;

/** One command, run in process: what it wrote, and its exit code. Paths in a folder are shown relative to it. */
public record Invocation(int exit, String out, String err) {

    public static Invocation of(Path folder, String... args) {
        return withInput(folder, "", args);
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
        String prefix = folder + "/";
        return new Invocation(exit, out.toString(StandardCharsets.UTF_8).replace(prefix, ""), err.toString(StandardCharsets.UTF_8)
                .replace(prefix, ""));
    }
}
