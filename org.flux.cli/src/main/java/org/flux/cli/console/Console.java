// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the command line reads from and writes to: results on {@link #out}, progress and complaints on {@link #err}. The one class that
 * touches the process's own streams, so that a test can run any command in process.
 *
 * @param directory what relative paths are relative to
 * @param results how results may look
 * @param complaints how progress and complaints may look
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Path directory, Look results, Look complaints) {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");

    /**
     * How text on one stream may look.
     *
     * @param colour whether it may carry ANSI colours
     * @param terminal whether it is a terminal, whose lines have an end
     */
    public record Look(boolean colour, boolean terminal) {

        /** Columns of a line; 0 if it may have any number. */
        public int columns() {
            return terminal ? Terminal.columns() : 0;
        }
    }

    /** Streams that are no terminals. */
    public Console(InputStream in, PrintStream out, PrintStream err, Path directory, boolean colour) {
        this(in, out, err, directory, new Look(colour, false), new Look(colour, false));
    }

    /** The process's streams; colours on a terminal if the user has not said otherwise (NO_COLOR, TERM=dumb). */
    public static Console system() {
        boolean wanted = wantsColour(System.getenv());
        boolean terminal = Terminal.isOut();
        boolean complaints = Terminal.isErr();
        Charset charset = charset(terminal);
        // Built from the descriptors: System.out would turn what the platform's charset lacks into question marks.
        return new Console(System.in, new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset), Path.of(""),
                new Look(terminal && wanted, terminal), new Look(complaints && wanted, complaints));
    }

    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    public Console withColour(boolean wanted) {
        return new Console(in, out, err, directory, new Look(wanted, results.terminal), new Look(wanted, complaints.terminal));
    }

    /**
     * The path as the working directory sees it.
     *
     * @throws UserError if the system has no such names
     */
    public Path resolve(String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            throw UserError.usage(path.replaceAll("\\p{Cntrl}", "?") + ": is no path: " + e.getReason().toLowerCase(Locale.ROOT)
                    + "; write the path of a file or a directory");
        }
    }

    /** One line of progress. Control characters in it, which a file's name may have, cannot disturb a terminal. */
    public void progress(String line) {
        err.println(CONTROLS.matcher(line).replaceAll("\uFFFD"));
        err.flush();
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    private static Charset charset(boolean terminal) {
        String encoding = System.getProperty("stdout.encoding");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return terminal && windows && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8;
    }
}
