// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.io.IOException;

/** A file that ought to be a picture and is none. */
final class CorruptPicture extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptPicture(String message) {
        super(message);
    }
}
