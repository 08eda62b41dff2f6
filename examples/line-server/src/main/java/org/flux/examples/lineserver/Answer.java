// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

/**
 * What a command has to say.
 *
 * @param text one or more lines, without the last line break
 * @param last whether the connection ends with it
 */
public record Answer(String text, boolean last) {

    static Answer of(String text) {
        return new Answer(text, false);
    }
}
