// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program, and what its nodes do instead of computing.
 *
 * @param name of the program
 * @param file its text, relative to the checkout
 * @param services how long each node takes; nodes that are not named take no time
 * @param choices how often a predicate holds: when a flow asks it for the first time, the second time and so on; the last one stays
 * @param failures how often a node fails, after its time
 * @param periods of pull sources: what they wait for between two items, on average
 * @param sessions how many there are
 * @param skew the i-th session has a share proportional to i to the power of minus this
 */
public record Workload(String name, String file, Map<String, Service> services, Map<String, double[]> choices, Map<String, Double> failures,
        Map<String, Service> periods, int sessions, double skew) {

    /** The same where some nodes take another share of their time. */
    public Workload scaled(Map<String, Double> factors) {
        Map<String, Service> scaled = new LinkedHashMap<>(services);
        factors.forEach((node, factor) -> {
            if (!scaled.containsKey(node)) {
                throw new IllegalArgumentException(name + " has no node " + node + " that takes time");
            }
            scaled.computeIfPresent(node, (same, service) -> service.scaled(factor));
        });
        return new Workload(name, file, scaled, choices, failures, periods, sessions, skew);
    }

    /** Everything that is named here. */
    public Set<String> nodes() {
        return services.keySet();
    }

    static Builder of(String name, String file) {
        return new Builder(name, file);
    }

    /** Collects what a workload is made of. */
    static final class Builder {
        private final String name;
        private final String file;
        private final Map<String, Service> services = new LinkedHashMap<>();
        private final Map<String, double[]> choices = new TreeMap<>();
        private final Map<String, Double> failures = new TreeMap<>();
        private final Map<String, Service> periods = new TreeMap<>();
        private int sessions = 1;
        private double skew;

        private Builder(String name, String file) {
            this.name = name;
            this.file = file;
        }

        Builder node(String node, Service service) {
            services.put(node, service);
            return this;
        }

        Builder fails(String node, double share) {
            failures.put(node, share);
            return this;
        }

        Builder choice(String predicate, double... shares) {
            choices.put(predicate, shares);
            return this;
        }

        Builder every(String source, Service period) {
            periods.put(source, period);
            return this;
        }

        Builder sessions(int number, double skewed) {
            sessions = number;
            skew = skewed;
            return this;
        }

        Workload build() {
            return new Workload(name, file, services, choices, failures, periods, sessions, skew);
        }
    }
}
