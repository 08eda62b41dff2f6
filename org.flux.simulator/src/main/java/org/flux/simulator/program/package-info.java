// SPDX-License-Identifier: EPL-2.0
/** Programs that stand in no {@code .flux} file: for simulators that stand alone. */
package org.flux.simulator.program;
