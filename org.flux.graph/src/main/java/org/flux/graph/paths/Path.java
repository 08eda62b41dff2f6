// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.paths;

import java.util.List;

/**
 * One path of a flow.
 *
 * @param root name of the node at which the flow starts
 * @param entries the nodes entered, in order of entry; of a path that fails in the session function there is none
 * @param fails whether the last node entered fails (or the session function); else the flow completes
 */
public record Path(String root, List<Entry> entries, boolean fails) {
    public static final int CONCRETE = -1;
    /** Of an abstract node that failed before it chose. */
    public static final int NOT_CHOSEN = -2;

    /**
     * @param variant the variant that an abstract node chose, {@link #CONCRETE} or {@link #NOT_CHOSEN}
     * @param depth how many nodes are around this one
     */
    public record Entry(String node, int variant, int depth) {}

    /** The names of the nodes entered. */
    public List<String> trail() {
        return entries.stream().map(Entry::node).toList();
    }
}
