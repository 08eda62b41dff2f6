// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load beside wrk, in turn, on the same server: where both can measure something, they must agree about it. */
final class Validation {
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 2;
    private static final int TURNS = 3;
    private static final long SETTLE = 200_000_000;
    /** Of what one connection can do in a closed loop: so little that no request waits for another one. */
    private static final double LOW = 0.1;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final String PERCENTILE = "\\s+([\\d.]+)(us|ms|s)";
    private static final Map<String, Double> MICROS = Map.of("us", 1.0, "ms", 1e3, "s", 1e6);

    private final Workload hello = Workload.hello();
    private final Server server;
    private final PrintStream said;

    Validation(Server server, PrintStream said) {
        this.server = server;
        this.said = said;
    }

    void run() throws IOException, InterruptedException {
        closed(SECONDS * 1_000_000_000L); // warms up
        said.printf("%-6s %28s %34s%n", "", CONNECTIONS + " connections, closed loop", "1 connection, response time");
        for (int turn = 0; turn < TURNS; turn++) {
            String many = wrk(CONNECTIONS);
            String one = wrk(1);
            double rate = number(RATE, one);
            line("wrk", number(RATE, many), micros(one, "50%"), micros(one, "99%"));
            try (Load load = new Load(server.port(), 1, hello)) {
                double throughput = closed(SECONDS * 1_000_000_000L);
                Load.Paced paced = load.paced(LOW * rate, SETTLE, SECONDS * 1_000_000_000L, turn);
                line("ours", throughput, paced.micros(0.5), paced.micros(0.99));
            }
        }
    }

    private void line(String name, double rate, double median, double high) {
        said.println(String.format(Locale.ROOT, "%-6s %12.0f requests a second %8.0f µs median %8.0f µs p99", name, rate, median, high));
    }

    private double closed(long window) throws IOException {
        try (Load load = new Load(server.port(), CONNECTIONS, hello)) {
            Load.Closed done = load.closed(SETTLE, window, () -> { });
            return done.requests() / done.seconds();
        }
    }

    private String wrk(int connections) throws IOException, InterruptedException {
        List<String> command = List.of("wrk", "-t1", "-c" + connections, "-d" + SECONDS + "s", "--latency",
                "http://127.0.0.1:" + server.port() + hello.requests().getFirst().target());
        Process wrk;
        try {
            wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new LoadFailed("there is no program wrk to compare with (on Debian: apt-get install wrk)");
        }
        String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || text.contains("Non-2xx") || text.contains("Socket errors")) {
            throw new LoadFailed("wrk failed:\n" + text.strip());
        }
        return text;
    }

    static double micros(String text, String share) throws LoadFailed {
        Matcher found = Pattern.compile(share + PERCENTILE).matcher(text);
        if (!found.find()) {
            throw new LoadFailed("wrk says nothing of " + share + ":\n" + text.strip());
        }
        return Double.parseDouble(found.group(1)) * MICROS.get(found.group(2));
    }

    private static double number(Pattern pattern, String text) throws LoadFailed {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new LoadFailed("wrk does not say what it has measured:\n" + text.strip());
        }
        return Double.parseDouble(found.group(1));
    }
}
