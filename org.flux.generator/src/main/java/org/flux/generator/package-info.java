// SPDX-License-Identifier: EPL-2.0
/**
 * Turns the analysed graph of a program into Java sources. {@link org.flux.generator.JavaGenerator} refuses what cannot be generated;
 * {@code Contexts} and {@code PathNumbers} decide which methods there will be and what they know of the path register; {@code FlowClass},
 * {@code ComponentsInterface} and {@code MainClass} write the files, one class for each construct ({@code SourceCode}, {@code NodeMethod},
 * {@code Dispatch}, {@code Body}, {@code Handling}); {@link org.flux.generator.GeneratedFiles} brings them to the disk.
 */
package org.flux.generator;
