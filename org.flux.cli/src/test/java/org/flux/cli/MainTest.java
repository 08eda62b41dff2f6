// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.flux.cli.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommandAndEveryCommandHasHelpWithExamples() {
        Invocation help = Invocation.of(folder, "--help");
        assertThat(help.exit()).isZero();
        for (Commands command : Commands.values()) {
            assertThat(help.out()).contains("  " + command.commandName() + " ");
            Invocation own = Invocation.of(folder, command.commandName(), "--help");
            assertThat(own.exit()).as(command.commandName()).isZero();
            assertThat(own.out()).contains("Usage: flux " + command.commandName(), "Examples:", "  flux " + command.commandName());
            assertThat(own.err()).isEmpty();
        }
    }

    @Test
    void versionIsAResult() {
        Invocation version = Invocation.of(folder, "--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).matches("flux \\d+\\.\\d+.*, Java \\d+\n");
    }

    @Test
    void withoutACommandUsageGoesToTheErrorStream() {
        Invocation nothing = Invocation.of(folder);
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("Usage: flux", "check");
    }

    @Test
    void wrongUsageIsOneLineWithARemedy() {
        assertUsage("did you mean 'check'?", "chekc");
        assertUsage("did you mean '--format'?", "check", "--fromat=json", ".");
        assertUsage("Missing required parameter: 'PATH'", "check");
        assertUsage("--format", "check", "--format", "xml", ".");
        assertUsage("did you mean 'elevation'?", "check", "--deny", "elevaton", ".");
        assertUsage("did you mean 'FLUX601'?", "check", "--deny", "FLUX6O1", ".");
        assertUsage("no such code", "explain", "FLUX999");
        assertUsage("name a code", "explain");
        assertUsage("'--output=DIR'", "generate", ".");
        assertUsage("'--output=FILE'", "diagram", ".");
    }

    @Test
    void unusableInputIsOneLineWithPlaceAndReason() throws Exception {
        assertUsage("a PATH is empty", "check", "");
        assertUsage("nowhere.flux: no such file or directory", "check", "nowhere.flux");
        Files.writeString(folder.resolve("server.flux"), "A = ;");
        assertUsage("sever.flux: no such file or directory; did you mean 'server.flux'?", "locks", "sever.flux");
        Files.createDirectory(folder.resolve("empty"));
        assertUsage("empty: no .flux file in this directory", "graph", "empty");
        Files.writeString(folder.resolve("Server.java"), "class Server {}");
        assertUsage("Server.java: not a .flux file; name the program, or its directory", "check", "Server.java");
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        assertUsage("loop: a symbolic link that leads nowhere or to itself", "check", "loop");
        Files.write(folder.resolve("latin.flux"), new byte[] {'A', (byte) 0xE4});
        assertUsage("flux: latin.flux: is no UTF-8 text (byte 2, in line 1); save it as UTF-8", "check", "latin.flux");
        try (FileChannel big = FileChannel.open(folder.resolve("big.flux"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            big.write(ByteBuffer.wrap(new byte[1]), 65L << 20);
        }
        assertUsage("flux: big.flux: is larger than 64 MiB; split it and use import", "check", "big.flux");
    }

    @Test
    void namesOfFilesCannotDisturbTheTerminal() {
        assertUsage("no such file or directory", "check", "\u001B[2Jodd.flux");
        assertThat(Invocation.of(folder, "check", "\u001B[2Jodd.flux").err()).doesNotContain("\u001B");
    }

    @Test
    void resultsThatCannotBeWrittenAreNoSuccess() throws Exception {
        Files.writeString(folder.resolve("server.flux"), "source L -> R; L () => (int x); R = A; A (int x) => ();");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(full); PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8)) {
            int exit = Main.execute(new String[] {"check", "server.flux"},
                    new Console(InputStream.nullInputStream(), out, err, folder, false));
            assertThat(exit).isEqualTo(2);
            assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("flux: the results could not be written");
        }
    }

    private void assertUsage(String message, String... args) {
        Invocation invocation = Invocation.of(folder, args);
        assertThat(invocation.exit()).as(Arrays.toString(args)).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).startsWith("flux: ").contains(message).hasLineCount(1);
    }
}
