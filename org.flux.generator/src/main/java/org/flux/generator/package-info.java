// SPDX-License-Identifier: EPL-2.0
/**
 * Turns the analysed graph of a program into Java sources. The way of a program through this package: {@link org.flux.generator.JavaGenerator}
 * refuses what cannot be generated, {@code plan} decides what the code will be (which methods, which locals, which path numbers),
 * {@code emit} writes it down, and {@link org.flux.generator.GeneratedFiles} brings it to the disk.
 */
package org.flux.generator;
