// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

/** Something cannot be changed as it was wanted. Its message is for the user: a sentence that begins with a small letter. */
final class CannotEditException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotEditException(String message) {
        super(message);
    }

    CannotEditException(String message, Throwable cause) {
        super(message, cause);
    }
}
