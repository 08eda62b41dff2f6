// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.List;
import org.flux.simulator.engine.Estimate;

/**
 * What was predicted. Times are nanoseconds, rates per second, shares from 0 to 1; what is not known is null.
 *
 * @param uri of the program's root
 * @param figures of the load that was asked for; null if a curve was
 * @param curve null if figures of one load were asked for
 * @param overlay the text of an overlay file, to be painted over the diagram; null with a curve
 * @param assumptions what the profile does not tell and was assumed, in sentences
 */
public record SimulateAnswer(String uri, Figures figures, Curve curve, String overlay, List<String> assumptions) {

    /**
     * @param saturated whether the server does not keep up with what arrives: latencies then grow with time
     * @param cores share of the cores' time that is used
     */
    public record Figures(Value offered, Value throughput, Value mean, Value p50, Value p90, Value p99, Value cores, boolean saturated,
            String limit, String bottleneck, String reason, List<OfNode> nodes, List<OfLock> locks) {}

    /** @param halfWidth half the width of the 95 % interval; null if it is not known */
    public record Value(Double value, Double halfWidth) {
        static Value of(Estimate estimate) {
            return new Value(number(estimate.value()), number(estimate.halfWidth()));
        }
    }

    /** @param coreShare share of the cores' time */
    public record OfNode(String node, Double visits, Double time, Double waits, Double coreShare) {}

    /**
     * @param lock as the program names it, {@code room(session)} for example
     * @param waits mean of all acquisitions
     */
    public record OfLock(String lock, Double utilisation, Double waits, Double contended) {}

    /** @param knee the load from which on latency grows much faster than throughput; null if the loads looked at do not reach it */
    public record Curve(List<Point> points, Double knee) {}

    /** @param rate flows per second that arrive */
    public record Point(Double rate, Double throughput, Double mean, Double p99) {}

    /** JSON has no infinity, and nothing that is not a number. */
    static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
