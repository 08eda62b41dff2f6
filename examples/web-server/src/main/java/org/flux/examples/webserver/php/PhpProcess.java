// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One {@code php-cgi}, which listens on a socket of its own and runs one script at a time. Used by one flow at a time. */
final class PhpProcess {
    /**
     * Ends php-cgi when our end of its input is closed: when we say so, and also when this server is killed and can say nothing. Ends
     * itself when php-cgi does.
     */
    private static final String WATCHED = """
            exec 3<&0 4>&2 2>/dev/null
            "$@" </dev/null 3<&- 2>&4 4>&- &
            php=$!
            { read -r _; kill -KILL "$php"; } <&3 4>&- &
            watch=$!
            exec 3<&- 4>&-
            wait "$php"
            status=$?
            kill "$watch"
            exit "$status"
            """;
    private static final long START_MILLIS = 5_000;
    private static final long POLL_MILLIS = 2;

    private final Path program;
    private final Path socket;
    private Process process;

    /**
     * @param program {@code php-cgi}
     * @param socket to be created, in a directory that nobody else may enter
     */
    PhpProcess(Path program, Path socket) {
        this.program = program;
        this.socket = socket;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts the process, which may take a moment until it listens. */
    void start() throws IOException {
        Files.deleteIfExists(socket);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", WATCHED, "php-cgi", program.toString(), "-b", socket.toString(),
                // The server has found out which file is the script; PHP is not to look for another one.
                "-d", "cgi.fix_pathinfo=0", "-d", "expose_php=0", "-d", "display_errors=0", "-d", "log_errors=1");
        builder.environment().keySet().removeIf(name -> name.startsWith("PHP_FCGI_") || name.equals("HTTP_PROXY"));
        builder.environment().put("PHP_FCGI_MAX_REQUESTS", "0");
        process = builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
    }

    /** A new connection to the process, as soon as it listens. */
    SocketChannel connect() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return channel;
            } catch (IOException notYet) {
                channel.close();
                if (!process.isAlive() || System.nanoTime() - end > 0) {
                    throw new IOException("php-cgi does not listen" + (process.isAlive() ? "" : ": it ended with status "
                            + process.exitValue()), notYet);
                }
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted while php-cgi was starting").initCause(interrupted);
            }
        }
    }

    /** Ends the process at once. */
    void kill() throws IOException {
        if (process != null) {
            process.getOutputStream().close();
            try {
                if (!process.waitFor(START_MILLIS, TimeUnit.MILLISECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        Files.deleteIfExists(socket);
    }

    /** The process, for tests. */
    Process process() {
        return process;
    }
}
