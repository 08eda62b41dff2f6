// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

/**
 * A picture's file as it lies on the disk: perhaps a picture, perhaps not.
 *
 * @param bytes not to be written to
 */
public record RawFile(byte[] bytes) {
}
