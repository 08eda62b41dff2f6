// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.List;

/**
 * A program of which pictures are drawn.
 *
 * @param changes how many are made for each measure
 * @param first how many of them come before the others, and are shown by themselves
 */
record DiagramScenario(int nodes, int changes, int first) {
    static final List<DiagramScenario> USUAL = List.of(new DiagramScenario(200, 120, 20), new DiagramScenario(2000, 40, 10));
    static final List<DiagramScenario> QUICK = List.of(new DiagramScenario(200, 16, 4), new DiagramScenario(2000, 8, 2));

    String name() {
        return "nodes-" + nodes;
    }

    @Override
    public String toString() {
        return name();
    }
}
