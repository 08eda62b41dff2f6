// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.SourceRange;

/** A lock that a node declares, with the strongest mode declared for it. */
public record Constraint(Lock lock, LockMode mode, SourceRange range) {}
