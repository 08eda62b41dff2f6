// SPDX-License-Identifier: EPL-2.0
/**
 * What a program leaves to Java: the methods of its components interface, and the methods that it binds by name. Generator, editor and
 * stubs read the same list, so that they cannot disagree about a signature.
 */
package org.flux.graph.components;
