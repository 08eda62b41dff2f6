// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

/**
 * A JPEG file.
 *
 * @param bytes not to be written to
 */
public record Jpeg(byte[] bytes) {

    /** In bytes. */
    int size() {
        return bytes.length;
    }
}
