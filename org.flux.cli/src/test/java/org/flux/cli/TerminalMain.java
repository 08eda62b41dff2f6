// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flux.cli.console.Console;
import org.flux.cli.console.Console.Look;

/** {@code flux} in a process of its own, which takes a pipe for its terminal: whoever reads the other end sees the progress. */
public final class TerminalMain {
    private TerminalMain() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Main.run(new Console(InputStream.nullInputStream(), out, err, Path.of(""), new Look(false, false), new Look(false, true)),
                console -> Main.execute(args, console));
    }
}
