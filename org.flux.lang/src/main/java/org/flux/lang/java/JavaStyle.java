// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

/**
 * How a file is written.
 *
 * @param lineEnd of its lines
 * @param unit one level of indentation
 */
record JavaStyle(String lineEnd, String unit) {
    static final JavaStyle DEFAULT = new JavaStyle("\n", "    ");

    /** The text with this style's line ends. */
    String adapt(String text) {
        return lineEnd.equals("\n") ? text : text.replace("\n", lineEnd);
    }
}
