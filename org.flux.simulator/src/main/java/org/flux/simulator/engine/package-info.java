// SPDX-License-Identifier: EPL-2.0
/** A discrete-event engine: the queue of events, streams of random numbers, statistics. Knows nothing of Flux. */
package org.flux.simulator.engine;
