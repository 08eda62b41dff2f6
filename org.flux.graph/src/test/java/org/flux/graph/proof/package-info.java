// SPDX-License-Identifier: EPL-2.0
/**
 * The exhaustive proof of rule N8 at a small bound: every program, every interleaving. Nothing here shares code with the elevation; only
 * its
 * result is looked at.
 */
package org.flux.graph.proof;
