// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.components;

import org.flux.graph.syntax.Declaration.Binding;

/**
 * An existing method that a program names by {@code by pkg.Class::method}.
 *
 * @param asked what it would be in the components interface: its parameters are what the method is called with, its result is what is
 *     needed of what it returns
 * @param type qualified name of the class; of one that is not imported, in the program's package
 */
public record BoundMethod(ComponentMethod asked, Binding binding, String type) {}
