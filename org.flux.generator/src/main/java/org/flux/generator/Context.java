// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * What becomes one method: an abstract node and the locks that its callers hold, as far as they make a difference to its expansion
 * (see {@link org.flux.graph.locks.LockSchedule#entering}).
 */
record Context(String node, SortedMap<Lock, LockMode> held) {}
