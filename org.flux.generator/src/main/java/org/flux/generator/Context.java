// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;
import org.flux.graph.Lock;

/**
 * What becomes one method: an abstract node and the locks that its callers hold, as far as its expansion would take them otherwise.
 * (Other held locks change nothing in the code, so calling contexts that differ in them alone share a method.)
 *
 * @param held in canonical order
 */
record Context(String node, List<Lock> held) {
    Context {
        held = List.copyOf(held);
    }
}
