// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

/**
 * One Java source.
 *
 * @param relativePath below the output folder, with {@code /}: {@code com/example/ImageServer.java}
 * @param text with {@code \n} line ends
 */
public record GeneratedFile(String relativePath, String text) {}
