// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

/** White space to be put between two offsets of a text. */
public record Replacement(int offset, int end, String blanks) {}
