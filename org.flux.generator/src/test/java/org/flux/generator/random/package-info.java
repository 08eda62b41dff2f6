// SPDX-License-Identifier: EPL-2.0
/**
 * Random programs: a {@link org.flux.generator.random.Model} is drawn, written as text, generated, compiled and run on every runtime,
 * beside an {@link org.flux.generator.random.Interpreter} of the language's rules N1 to N6 that shares no code with compiler and runtime. A
 * program that fails is reduced to a small one.
 */
package org.flux.generator.random;
