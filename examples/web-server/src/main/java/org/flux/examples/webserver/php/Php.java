// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.flux.http.Request;
import org.flux.http.Response;

/**
 * Runs scripts in processes that it starts, starts again when they have ended, and ends at last. As many scripts run at a time as there are
 * processes; the others wait, at most as long as a script may take.
 */
public final class Php implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Php.class.getName());
    private static final int MOST_OUTPUT = 64 << 20;

    private final Path root;
    private final Path directory;
    private final List<PhpProcess> all = new ArrayList<>();
    private final BlockingQueue<PhpProcess> idle;
    private final Duration patience;

    /**
     * Starts processes.
     *
     * @param program {@code php-cgi}
     * @param root the document root
     * @param processes their number
     * @param patience what a script may take
     * @throws IOException if they cannot be started
     */
    public Php(Path program, Path root, int processes, Duration patience) throws IOException {
        this.root = root.toRealPath();
        this.patience = patience;
        idle = new ArrayBlockingQueue<>(processes);
        directory = Files.createTempDirectory("flux-php"); // for its owner only: who can reach a socket can run anything
        try {
            for (int i = 0; i < processes; i++) {
                PhpProcess process = new PhpProcess(program, directory.resolve(i + ".sock"));
                all.add(process);
                process.start();
                idle.add(process);
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Runs a script and waits for its end.
     *
     * @param port of the server
     * @param tls whether the request came by TLS
     * @throws ScriptFailure if it makes no response
     */
    public Response run(Request request, Script script, int port, boolean tls) throws ScriptFailure, InterruptedIOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, byte[]> params = ScriptParams.of(request, script, root, port, tls);
        PhpProcess process = take(script);
        boolean ended = false;
        FastCgi.Result result;
        try (SocketChannel channel = connect(process)) {
            result = FastCgi.call(channel, params, request.body(), MOST_OUTPUT, deadline);
            ended = true;
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (FastCgi.TimedOut slow) {
            throw new ScriptFailure(504, "The script took too long.", script.name() + " took longer than " + patience, slow);
        } catch (IOException broken) {
            throw new ScriptFailure(502, "The script failed.", script.name() + " failed: " + broken.getMessage(), broken);
        } finally {
            giveBack(process, ended);
        }
        logErrors(script, result.errors());
        try {
            return ScriptOutput.parse(result.output());
        } catch (IllegalArgumentException malformed) {
            throw new ScriptFailure(502, "The script's response is malformed.", script.name() + ": " + malformed.getMessage(), malformed);
        }
    }

    private PhpProcess take(Script script) throws ScriptFailure, InterruptedIOException {
        try {
            PhpProcess process = idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (process == null) {
                throw new ScriptFailure(503, "Too many scripts are running.", script.name() + " found no process idle", null);
            }
            return process;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for a process").initCause(interrupted);
        }
    }

    /** A process may have ended while nobody looked: then another one serves as well. */
    private static SocketChannel connect(PhpProcess process) throws IOException {
        if (!process.isAlive()) {
            LOG.log(Level.WARNING, "a php-cgi has ended; starting another");
            process.start();
        }
        return process.connect();
    }

    /** What is still running a script nobody waits for is ended; the next one to take it starts it again. */
    private void giveBack(PhpProcess process, boolean ended) {
        if (!ended) {
            kill(process);
        }
        idle.add(process);
    }

    private static void kill(PhpProcess process) {
        try {
            process.kill();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "ending a php-cgi failed", failed);
        }
    }

    private static void logErrors(Script script, byte[] errors) {
        if (errors.length > 0) {
            String lines = new String(errors, StandardCharsets.UTF_8).lines().map(Php::printable).collect(Collectors.joining("\n    "));
            LOG.log(Level.WARNING, script.name() + ": " + lines);
        }
    }

    /** What a client has sent may be in there: it is not to write lines, or control a terminal. */
    private static String printable(String line) {
        StringBuilder text = new StringBuilder(line.length());
        line.chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
        return text.toString();
    }

    /** The processes, for tests. */
    List<PhpProcess> processes() {
        return List.copyOf(all);
    }

    /** Ends all processes. No flow must be left. */
    @Override
    public void close() {
        all.forEach(Php::kill);
        try {
            Files.deleteIfExists(directory);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "deleting " + directory + " failed", failed);
        }
    }
}
