// SPDX-License-Identifier: EPL-2.0
/** How near the simulator's predictions come: {@code ./dev bench accuracy}. */
package org.flux.benchmarks.accuracy;
