// SPDX-License-Identifier: EPL-2.0
// One node: what theory has formulas for.
package org.flux.benchmarks.accuracy.single;

push Arrive () => (Object item);
Serve (Object item) => ();

source Arrive => Serve;
