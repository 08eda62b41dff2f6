// SPDX-License-Identifier: EPL-2.0
/**
 * Why generated servers do not deadlock: the canonical order of the locks (rule N7), what every node acquires on entry so that the order is
 * kept (rule N8), and which flows would deadlock without it.
 *
 * <p>The steps, each a class: {@link org.flux.graph.locks.Needs} (what a node and its expansion declare), {@link
 * org.flux.graph.locks.LockOrders} (the order), {@link org.flux.graph.locks.Elevator} (the schedule), {@link
 * org.flux.graph.locks.Deadlocks} (the proof that an elevation is needed).
 */
package org.flux.graph.locks;
