// SPDX-License-Identifier: EPL-2.0
/** Predictions of the image server on this machine's own processors, over HTTP. */
package org.flux.benchmarks.accuracy.real;
