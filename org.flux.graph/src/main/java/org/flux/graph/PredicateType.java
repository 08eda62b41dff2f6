// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import org.flux.graph.syntax.Declaration.TypeDef;

/** A predicate type and its test function. */
public record PredicateType(String name, TypeDef declaration) {}
