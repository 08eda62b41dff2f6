// SPDX-License-Identifier: EPL-2.0
/**
 * The exhaustive proof of rule N8 up to a bound: every program, every interleaving. Nothing here shares code with the elevation; only its
 * result is looked at. From a {@link org.flux.graph.proof.SmallProgram} and what its nodes take, {@link org.flux.graph.proof.Flows} makes
 * what flows do to locks, and {@link org.flux.graph.proof.Interleavings} lets some of them run in every order. What is claimed, what was
 * run and what not is in docs/proof.md.
 */
package org.flux.graph.proof;
