// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

/**
 * A picture as a file: what {@code flux diagram} writes.
 *
 * @param encoding {@code utf8} if the content is the text, {@code base64} if it is the bytes
 * @param fileName without folder
 */
public record ExportAnswer(String content, String encoding, String fileName) {}
