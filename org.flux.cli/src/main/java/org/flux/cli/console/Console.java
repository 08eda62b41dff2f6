// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the command line reads from and writes to: results on {@link #out}, progress and complaints on {@link #err}. The one class that
 * touches the process's own streams, so that a test can run any command in process.
 *
 * @param directory what relative paths are relative to
 * @param colour whether text may carry ANSI colours
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Path directory, boolean colour) {

    /** The process's streams; colours if they are a terminal and the user has not said otherwise (NO_COLOR, TERM=dumb). */
    public static Console system() {
        boolean terminal = isTerminal();
        Charset charset = charset(terminal);
        // Built from the descriptors: System.out would turn what the platform's charset lacks into question marks.
        return new Console(System.in, new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset), Path.of(""),
                terminal && wantsColour(System.getenv()));
    }

    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    public Console withColour(boolean wanted) {
        return new Console(in, out, err, directory, wanted);
    }

    /** The path as the working directory sees it. */
    public Path resolve(String path) {
        return directory.resolve(path);
    }

    /** One line of progress. */
    public void progress(String line) {
        err.println(line);
        err.flush();
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    private static boolean isTerminal() {
        // Without this property newer JDKs load a whole line editor, and return a console even where there is no terminal.
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    private static Charset charset(boolean terminal) {
        String encoding = System.getProperty("stdout.encoding");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return terminal && windows && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8;
    }
}
