// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be found out about the process's terminal without native code. */
final class Terminal {
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
    private static final int LONGEST_WAIT = 1;

    private Terminal() {}

    static boolean isOut() {
        return is(1);
    }

    static boolean isErr() {
        return is(2);
    }

    private static boolean is(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // No /proc, so no Linux. Without this property newer JDKs load a whole line editor, and return a console even without a
            // terminal.
            System.setProperty("jdk.console", "java.base");
            return System.console() != null;
        }
    }

    /** The terminal's width; 0 if nobody knows. */
    static int columns() {
        String exported = System.getenv("COLUMNS");
        if (exported != null && exported.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(exported);
        }
        Path terminal = Path.of("/dev/tty");
        if (!Files.isReadable(terminal)) {
            return 0;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(terminal.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!stty.waitFor(LONGEST_WAIT, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return 0;
            }
            try (InputStream said = stty.getInputStream()) {
                Matcher size = SIZE.matcher(new String(said.readNBytes(32), java.nio.charset.StandardCharsets.US_ASCII));
                return size.matches() ? Integer.parseInt(size.group(1)) : 0;
            }
        } catch (IOException e) {
            return 0; // no such command: lines are broken where the terminal breaks them
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
