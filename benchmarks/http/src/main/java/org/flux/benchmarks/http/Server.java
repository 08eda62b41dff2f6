// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A contestant's process, on a processor of its own. */
final class Server implements AutoCloseable {
    /** The same for all: a serial collector is what the JDK takes for one processor. The heap does not grow while it is measured. */
    static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");
    private static final List<String> JVM_24 = List.of("--sun-misc-unsafe-memory-access=allow");
    private static final String MAIN = "org.flux.benchmarks.http.contestants.Contestants";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final long START_SECONDS = 30;
    private static final long STOP_SECONDS = 5;
    private static final double TICKS_PER_SECOND = 100;

    private final Contestant contestant;
    private final Process process;
    private final Path log;
    private final int port;

    /**
     * What servers are started with.
     *
     * @param classpath of the contestants
     * @param root of the files
     * @param work where logs and configurations go
     * @param core the processor for servers
     * @param nginx its program; {@code null} where there is none
     */
    record Setup(String classpath, Path root, Path work, int core, Path nginx) {}

    private Server(Contestant contestant, Process process, Path log, int port) {
        this.contestant = contestant;
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static Server start(Contestant contestant, Setup setup) throws IOException, InterruptedException {
        Path log = setup.work().resolve(contestant.name() + ".log");
        int chosen = contestant.isJava() ? 0 : freePort();
        return start(contestant, setup.core(), contestant.isJava() ? java(contestant, setup) : Nginx.command(setup, chosen), chosen, log);
    }

    /**
     * @param server its command, without what keeps it to its processor
     * @param chosen the port that the command tells it; 0 if it says itself where it listens
     */
    static Server start(Contestant contestant, int core, List<String> server, int chosen, Path log)
            throws IOException, InterruptedException {
        // A process whose parent has died, however it died, is of no use: the kernel ends it. Control-C is for the parent alone.
        List<String> command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL", "taskset", "-c",
                Integer.toString(core)));
        command.addAll(server);
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        Server started = new Server(contestant, process, log, chosen);
        try {
            int port = contestant.isJava() ? started.announcedPort() : started.awaitAccepting();
            return new Server(contestant, process, log, port);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    private static List<String> java(Contestant contestant, Setup setup) {
        return java(setup.classpath(), MAIN, contestant.name(), setup.root().toString());
    }

    static List<String> java(String classpath, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        if (Runtime.version().feature() >= 24) {
            command.addAll(JVM_24);
        }
        command.addAll(List.of("-cp", classpath));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Reads what the process says until it says where it listens; a process that ends or hangs ends the reading. */
    private int announcedPort() throws IOException {
        Thread limit = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(START_SECONDS);
                process.destroyForcibly();
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        });
        BufferedReader output = process.inputReader();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> { }));
                    return Integer.parseInt(address.group(1));
                }
            }
        } finally {
            limit.interrupt();
        }
        throw failed("did not start");
    }

    private int awaitAccepting() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.getPort();
            } catch (IOException notYet) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        throw failed("did not start");
    }

    /** An exception that shows what the process said last. */
    LoadFailed failed(String what) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
        String tail = String.join("\n    ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        return new LoadFailed(contestant.name() + " " + what + (tail.isEmpty() ? "" : ":\n    " + tail));
    }

    Contestant contestant() {
        return contestant;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time in seconds that the process and those that it has started have had, in both modes; to a hundredth. */
    double cpuSeconds() {
        try {
            long ticks = 0;
            for (long pid : pids()) {
                String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                // pid (name) state …: utime and stime are the fields 14 and 15 of proc_pid_stat(5); a name may contain anything
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return Double.NaN;
        }
    }

    /** The most memory in bytes that it has had at once. */
    long peakBytes() throws IOException {
        long kilobytes = 0;
        for (long pid : pids()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                kilobytes += lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
            }
        }
        return kilobytes << 10;
    }

    /** What of the heap is in use after a collection, in bytes; -1 for what has no heap. */
    long liveHeapBytes() throws IOException, InterruptedException {
        if (!contestant.isJava()) {
            return -1;
        }
        jcmd("GC.run");
        return jcmd("GC.heap_info").lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .map(USED::matcher).filter(Matcher::find).mapToLong(used -> Long.parseLong(used.group(1)) << 10).sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid()), command)
                .redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw failed("did not answer jcmd " + command);
        }
        return said;
    }

    private long[] pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToLong(ProcessHandle::pid).toArray();
    }

    /** Ends the process: politely, then surely. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return contestant.name() + " (process " + pid() + ")";
    }
}
