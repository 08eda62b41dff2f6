// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;

/**
 * What a server does.
 *
 * @param perSecond answers that count
 * @param cpu the server's processor time for each answer in microseconds
 */
record Rate(double perSecond, double cpu) {
    /**
     * In a closed loop.
     *
     * @param nanos how long it is loaded
     * @param settle the share of that in which nothing counts yet
     */
    static Rate closed(Server server, Load load, long nanos, double settle) throws IOException {
        double[] cpu = new double[2];
        int[] edge = new int[1];
        Load.Closed done = load.closed((long) (settle * nanos), (long) ((1 - settle) * nanos), () -> cpu[edge[0]++] = server.cpuSeconds());
        return new Rate(done.requests() / done.seconds(), (cpu[1] - cpu[0]) * 1e6 / done.requests());
    }
}
