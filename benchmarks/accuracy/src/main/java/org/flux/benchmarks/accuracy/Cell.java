// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;
import org.flux.runtime.RuntimeKind;

/**
 * What is predicted and measured.
 *
 * @param runtime {@code virtual} or {@code event}
 * @param load in percent of the predicted capacity; {@link #KNEE} for as much as it can do
 */
record Cell(String program, String runtime, int cores, int load) {
    static final int KNEE = 0;
    static final List<String> RUNTIMES = List.of("virtual", "event");
    static final List<Integer> CORES = List.of(1, 2, 4, 8, 16);
    static final List<Integer> LOADS = List.of(20, 50, 80, 95, KNEE);

    /** All of them, in the order of the tables. */
    static List<Cell> all() {
        List<Cell> all = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            for (String runtime : RUNTIMES) {
                for (int cores : CORES) {
                    LOADS.forEach(load -> all.add(new Cell(workload.name(), runtime, cores, load)));
                }
            }
        }
        return all;
    }

    /** Those cells of a list that have the same processors. */
    Group group() {
        return new Group(program, runtime, cores);
    }

    RuntimeKind kind() {
        return kind(runtime);
    }

    static RuntimeKind kind(String runtime) {
        return RuntimeKind.valueOf(runtime.toUpperCase(Locale.ROOT));
    }

    boolean isKnee() {
        return load == KNEE;
    }

    String loadText() {
        return isKnee() ? "knee" : load + " %";
    }

    /** Whether {@code --only} means it: {@code PROGRAM}, {@code PROGRAM/RUNTIME} or {@code PROGRAM/RUNTIME/CORES}. */
    boolean matches(Set<String> only) {
        return only.isEmpty() || only.stream().anyMatch(o -> (toString() + "/").startsWith(o + "/"));
    }

    @Override
    public String toString() {
        return program + "/" + runtime + "/" + cores + "/" + (isKnee() ? "knee" : load);
    }

    /** What one process runs. */
    record Group(String program, String runtime, int cores) {
        @Override
        public String toString() {
            return program + "/" + runtime + "/" + cores;
        }
    }
}
