// SPDX-License-Identifier: EPL-2.0
/**
 * Servers whose nodes do not compute but wait: on k threads of the real schedulers, which so stand for k processors. It is what runs in a
 * process of its own; {@link org.flux.benchmarks.accuracy.emulation.EmulatedServer} is its {@code main}.
 */
package org.flux.benchmarks.accuracy.emulation;
