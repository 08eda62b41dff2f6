// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One measurement: what is to be done, as a line of text that a process is told.
 *
 * @param rate of open arrivals in flows a second; 0 if clients are closed
 * @param clients closed ones
 * @param warmUp seconds that are not measured
 * @param seconds that are
 * @param factors by which nodes take longer or shorter
 * @param profile where the runtime's profile goes; empty for none
 * @param mostStall by how many milliseconds a node may be late while it is measured: a run is over at once where one was by more
 */
public record Run(double rate, int clients, long seed, double warmUp, double seconds, Map<String, Double> factors, String profile,
        double mostStall) {

    /** Open arrivals, all nodes as fast as ever. */
    public static Run open(double rate, long seed, double warmUp, double seconds) {
        return new Run(rate, 0, seed, warmUp, seconds, Map.of(), "", Double.POSITIVE_INFINITY);
    }

    /** Closed clients. */
    public static Run closed(int clients, long seed, double warmUp, double seconds) {
        return new Run(0, clients, seed, warmUp, seconds, Map.of(), "", Double.POSITIVE_INFINITY);
    }

    public Run with(Map<String, Double> newFactors) {
        return new Run(rate, clients, seed, warmUp, seconds, newFactors, profile, mostStall);
    }

    public Run with(String newProfile) {
        return new Run(rate, clients, seed, warmUp, seconds, factors, newProfile, mostStall);
    }

    public Run withMostStall(double millis) {
        return new Run(rate, clients, seed, warmUp, seconds, factors, profile, millis);
    }

    /** One line, without the end of the line. */
    public String line() {
        StringJoiner nodes = new StringJoiner(",");
        new TreeMap<>(factors).forEach((node, factor) -> nodes.add(node + "=" + factor));
        return String.format(Locale.ROOT, "%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s", rate, clients, seed, warmUp, seconds, nodes, profile,
                mostStall);
    }

    static Run parse(String line) {
        String[] fields = line.split("\t", -1);
        Map<String, Double> factors = new TreeMap<>();
        for (String factor : fields[5].split(",")) {
            if (!factor.isEmpty()) {
                String[] parts = factor.split("=");
                factors.put(parts[0], Double.parseDouble(parts[1]));
            }
        }
        return new Run(Double.parseDouble(fields[0]), Integer.parseInt(fields[1]), Long.parseLong(fields[2]), Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]), factors, fields[6], Double.parseDouble(fields[7]));
    }
}
