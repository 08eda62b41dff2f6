// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example, as {@code flux run} starts it, on some of this machine's processors. */
final class ImageServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://[^:]+:(\\d+)");
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final int port;

    /**
     * In the session of this process: Linux shares processors among sessions first, and among the processes of each then.
     *
     * @param processors as taskset writes them: {@code 1}, {@code 0,1}
     * @param options of the server
     * @param log what it says goes there
     */
    ImageServer(Path root, String processors, List<String> options, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "taskset", "-c", processors,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "org.flux.cli.Main", "run",
                root.resolve("examples/image-server").toString(), "--", "--port=0"));
        command.addAll(options);
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        port = port(process.inputReader());
        if (port == 0) {
            process.destroyForcibly();
            throw new IOException("the image server did not start; what it said is in " + log);
        }
    }

    /** Of the first address that it says; 0 if it ends before. */
    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        return 0;
    }

    int port() {
        return port;
    }

    /** Processor time of all of its threads since it was started, in nanoseconds. */
    long cpu() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow();
    }

    /** Ends it as an administrator would, so that it writes its profile. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the image server did not end when it was told to");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
