// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.util.ArrayList;
import java.util.List;

/** One situation that is measured: what is asked for, over how many connections. Written {@code files/64}. */
record Cell(String workload, int connections) {
    static final List<Integer> CONNECTIONS = List.of(16, 64, 256, 1024);
    private static final int MOST_CONNECTIONS = 8192;

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (String workload : Workload.NAMES) {
            CONNECTIONS.forEach(connections -> cells.add(new Cell(workload, connections)));
        }
        return cells;
    }

    /** @throws IllegalArgumentException if it is no name of a cell; the message says what is */
    static Cell parse(String name) {
        String[] parts = name.strip().split("/", -1);
        try {
            int connections = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
            if (Workload.NAMES.contains(parts[0]) && connections > 0 && connections <= MOST_CONNECTIONS) {
                return new Cell(parts[0], connections);
            }
        } catch (NumberFormatException told) {
            // told below, with everything else that is wrong
        }
        throw new IllegalArgumentException("'" + name + "' is no cell; a cell is " + String.join("|", Workload.NAMES)
                + ", a slash, and 1 to " + MOST_CONNECTIONS + " connections, for example hello/64");
    }

    @Override
    public String toString() {
        return workload + "/" + connections;
    }
}
